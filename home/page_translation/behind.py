"""What an editor reads at a page that its original has left behind."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import localdate
from wagtail.models import Page

from ..models.translation.out_of_date import OutOfDate, shown_to_readers_since
from .marks import translation_of
from .texts import State, TextChange, changes, state_of


@dataclass(frozen=True)
class Behind:
    """`since` and `told_on` are None for changes that translations outlive: small ones, and those of a draft.

    `told_on` is the day from which readers are told. `is_side_by_side` says whether the texts of the original can be
    brought; `are_brought` whether they were already, so that only translating is left.
    """

    original: Page
    changes: list[TextChange]
    since: datetime.datetime | None
    told_on: datetime.date | None
    are_readers_told: bool
    is_side_by_side: bool
    are_brought: bool


def how_it_stands(page: Page) -> Behind | None:
    """None for a page that says what its original says, and for an original."""
    work = translation_of(page)
    mark = OutOfDate.objects.filter(page_id=page.pk).select_related("original").first()
    brought = state_of(work.source.as_instance()) if work else None
    if mark:
        original = mark.original.specific
        return _behind(original, mark.before, state_of(original), brought, mark)
    if work is None or brought is None:
        return None
    original = work.source.get_source_instance()
    now = state_of(original)
    return _behind(original, brought, now, brought, None) if brought != now else None


def _behind(original: Page, before: State, now: State, brought: State | None, mark: OutOfDate | None) -> Behind:
    return Behind(
        original,
        changes(before, now, model=type(original)),
        mark.since if mark else None,
        localdate(mark.since) + datetime.timedelta(days=settings.OUT_OF_DATE_DAYS) if mark else None,
        bool(mark and mark.since <= shown_to_readers_since()),
        brought is not None,
        brought == now,
    )
