"""The worker makes packs, a few files at a time, so that whoever waits sees how far it is."""

import datetime
import logging

from django.conf import settings
from django.db import OperationalError
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone, translation

from casework.documents.pdf import as_pdf, can_print

from ..kinds import File
from ..models import PanelPack
from ..rounds.readings import title_of, with_parts
from ..rounds.starting import number_of
from ..sheets.reading import files_for, sheets_of
from .asking import fingerprint_of

logger = logging.getLogger(__name__)
#: Files that are read together.
AT_ONCE = 10
LEASE = datetime.timedelta(minutes=10)
ATTEMPTS = 3


def make_packs() -> int:
    """Returns how many were made. Any number of workers may run this: a pack is claimed by one conditional update."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    due = PanelPack.objects.filter(free, made_at=None, attempts__lt=ATTEMPTS)
    return sum(_try(pack) for pack in due.defer("content").order_by("asked_at") if _claim(pack, free))


def _claim(pack: PanelPack, free: Q) -> bool:
    unclaimed = PanelPack.objects.filter(free, pk=pack.pk, made_at=None, asked_at=pack.asked_at)
    return bool(unclaimed.update(leased_until=timezone.now() + LEASE, attempts=F("attempts") + 1))


def _try(pack: PanelPack) -> bool:
    try:
        with translation.override(pack.language):
            content = _content(pack)
    except OperationalError:
        raise  # the database is away: so it is for the rest
    except Exception:
        logger.exception("Pack %s could not be made", pack.pk)
        return False
    same = PanelPack.objects.filter(pk=pack.pk, asked_at=pack.asked_at)
    return bool(same.update(content=content, made_at=timezone.now(), done=F("total"), leased_until=None))


def _content(pack: PanelPack) -> bytes:
    """What the reader may see at this moment, as it is said on the page of each file."""
    round = with_parts().get(pk=pack.round_id)
    sheets = list(sheets_of(pack.reader, round)) if round.is_open else []
    files: dict[int, File] = {}
    for start in range(0, len(sheets), AT_ONCE):
        files |= files_for(round, sheets[start : start + AT_ONCE], pack.reader)
        PanelPack.objects.filter(pk=pack.pk, asked_at=pack.asked_at).update(done=len(files))
    rows = [(number_of(sheet.subject), files[sheet.subject_id]) for sheet in sheets if sheet.subject_id in files]
    PanelPack.objects.filter(pk=pack.pk, asked_at=pack.asked_at).update(
        fingerprint=fingerprint_of(round, pack.reader), total=len(rows)
    )
    values = {
        "title": title_of(round, pack.language),
        "rows": rows,
        "criteria": list(round.criteria.all()),
        "site_name": settings.SITE_NAME,
        "LANGUAGE_CODE": pack.language,
    }
    html = render_to_string("reviews/pack_document.html", values)
    return as_pdf(html) if can_print() else html.encode()
