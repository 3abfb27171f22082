"""PDFs of the editors, read by the worker: text by page, length, the first page as a picture. Never in a request."""

import base64
import datetime
import time
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.documents import get_document_model

from diaspora.files.checks import FileRejected, document_pages
from diaspora.inspection.reasons import Reason

from ..enums import Unread
from ..models import DocumentCover, DocumentPage, DocumentReading

#: So long one round may take; a short document is read in a second.
SECONDS_A_ROUND = 20
#: What failed by our own fault is tried again after this.
PATIENCE = datetime.timedelta(hours=6)
_WHY = {Reason.LOCKED: Unread.LOCKED, Reason.COMPLICATED: Unread.COMPLICATED, None: Unread.LATER}


def unread_documents() -> QuerySet:
    """PDFs that nobody has read, or whose file is another one by now."""
    pdfs = get_document_model().objects.filter(file__iendswith=".pdf")
    failed = Q(reading__unread=Unread.LATER, reading__read_at__lt=timezone.now() - PATIENCE)
    return pdfs.filter(Q(reading=None) | ~Q(reading__file_name=F("file")) | failed).order_by("pk")


def read_documents() -> int:
    """Read what waits, for a while. Returns how many. Safe to cut off, to repeat, and for two at once."""
    done, end = 0, time.monotonic() + SECONDS_A_ROUND
    for document in unread_documents().iterator():
        if time.monotonic() > end:
            break
        read_document(document)
        done += 1
    return done


def read_document(document) -> DocumentReading | None:
    """What is in the PDF as rows. None when somebody replaced the file while it was read: it is read again."""
    name = document.file.name
    try:
        with document.open_file() as file:
            found = document_pages(file.read())
    except OSError:
        return _keep(document, name, unread=Unread.BROKEN)
    except FileRejected as refusal:
        return _keep(document, name, unread=_WHY.get(refusal.reason, Unread.BROKEN))
    return _keep(document, name, **found)


@transaction.atomic
def _keep(
    document, name: str, *, unread: str = "", count: int = 0, texts: list[str] | None = None, cover: str = ""
) -> DocumentReading | None:
    locked = get_document_model().objects.select_for_update(no_key=True).filter(pk=document.pk, file=name).first()
    if locked is None:
        return None
    said = texts or []
    values: dict[str, Any] = {
        "file_name": name,
        "page_count": count,
        "pages_read": len(said),
        "pages_with_text": sum(bool(text) for text in said),
        "unread": unread,
        "has_cover": bool(cover),
        "read_at": timezone.now(),
    }
    reading, _created = DocumentReading.objects.update_or_create(document=locked, defaults=values)
    reading.pages.all().delete()
    DocumentCover.objects.filter(reading=reading).delete()
    pages = [DocumentPage(reading=reading, number=number, text=text) for number, text in enumerate(said, 1) if text]
    DocumentPage.objects.bulk_create(pages, batch_size=100)
    if cover:
        DocumentCover.objects.create(reading=reading, picture=base64.b64decode(cover))
    return reading
