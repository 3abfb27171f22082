"""What the index has missed: pages and PDFs whose entry is older than they are, and entries of what is gone."""

import time

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, get_page_models

from ..models import DocumentReading, SearchEntry
from ..models.base import PortalPage
from .indexing import index_page, index_reading, reading_version

#: So long one round may take; the rest follows in the next one.
SECONDS_A_ROUND = 20


def catch_up(*, seconds: float = SECONDS_A_ROUND) -> int:
    """Bring the index up to date, for a while. Returns how many entries were written."""
    end, done = time.monotonic() + seconds, 0
    SearchEntry.objects.filter(page__live=False).delete()
    for pk in list(_stale_pages().values_list("pk", flat=True)):
        if time.monotonic() > end:
            return done
        index_page(pk)
        done += 1
    for reading in _stale_readings():
        if time.monotonic() > end:
            return done
        index_reading(reading)
        done += 1
    return done


def _stale_pages() -> QuerySet:
    ours = [model for model in get_page_models() if issubclass(model, PortalPage)]
    types = ContentType.objects.get_for_models(*ours).values()
    live = Page.objects.live().filter(content_type__in=types)
    now = live.annotate(now=Cast(Coalesce(F("live_revision_id"), 0), CharField()))
    return now.filter(Q(search_entry=None) | ~Q(search_entry__version=F("now"))).order_by("pk")


def _stale_readings() -> list[DocumentReading]:
    """Of publications only: other documents are found by the page that names them."""
    used = DocumentReading.objects.filter(pages_with_text__gt=0, document__library_versions__isnull=False)
    rows = used.select_related("document", "search_entry").distinct().order_by("pk")
    return [row for row in rows if not hasattr(row, "search_entry") or row.search_entry.version != reading_version(row)]
