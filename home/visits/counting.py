"""Counting what readers opened, from the log of the proxy: each line once, also when a log is read twice or rotated."""

import datetime
import gzip
import hashlib
from collections import Counter
from io import BufferedReader
from pathlib import Path
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import F
from wagtail.models import Page

from ..models import CountedLog, PageViews
from .log_lines import Opened, opened

#: Lines that are counted in one transaction.
TOGETHER = 20_000


def count_log(path: Path) -> int:
    """Count the lines that are new since the last time, whole ones only. Returns how many views were added.

    Raises OSError when the file cannot be read. Safe to cut off, to repeat, and for two at once.
    """
    pages = _pages()
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as log:
        first = log.readline()
        if not first.endswith(b"\n"):
            return 0
        fingerprint = hashlib.sha256(first).hexdigest()
        CountedLog.objects.get_or_create(fingerprint=fingerprint)
        total = 0
        while (added := _count_some(log, fingerprint, pages)) is not None:
            total += added
        return total


def count_rotating(path: Path) -> int:
    """The log that is written now, after the one before it, whose last lines may have come since the last time."""
    return sum(count_log(one) for one in (path.with_name(f"{path.name}.1"), path) if one.exists())


@transaction.atomic
def _count_some(log: gzip.GzipFile | BufferedReader, fingerprint: str, pages: dict[str, int]) -> int | None:
    """The next lines, and how far they reach, together. None at the end of what is written."""
    counted = CountedLog.objects.select_for_update(no_key=True).get(fingerprint=fingerprint)
    log.seek(counted.offset)
    views: Counter[tuple[int, datetime.date]] = Counter()
    offset = counted.offset
    for _number in range(TOGETHER):
        line = log.readline()
        if not line.endswith(b"\n"):
            break
        offset += len(line)
        if (seen := opened(line)) and (page := _page_of(seen, pages)):
            views[page, seen.day] += 1
    if offset == counted.offset:
        return None
    for (page, day), number in sorted(views.items()):
        _add(page, day, number)
    counted.offset = offset
    counted.save(update_fields=["offset"])
    return views.total()


def _pages() -> dict[str, int]:
    """The published pages by their path."""
    live = Page.objects.live().filter(depth__gt=1).select_related("locale")
    return {urlsplit(page.get_url() or "").path: page.pk for page in live}


def _page_of(seen: Opened, pages: dict[str, int]) -> int | None:
    return pages.get(seen.path)


def _add(page: int, day: datetime.date, number: int) -> None:
    row = PageViews.objects.filter(page_id=page, day=day)
    if row.update(number=F("number") + number):
        return
    try:
        with transaction.atomic():
            PageViews.objects.create(page_id=page, day=day, number=number)
    except IntegrityError:
        row.update(number=F("number") + number)
