"""The note of a week: two sentences, from a telephone."""

import datetime

from django.db import transaction
from django.utils import timezone

from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PlacementState, Side
from ..life.acting import hold
from ..life.errors import DayOutOfOrder
from ..models import Placement, WeekNote, monday_of


@transaction.atomic
def write_note(*, placement: Placement, by: User, week_on: datetime.date, done: str, next: str = "") -> WeekNote:
    """The expert's note about the week of `week_on`; written again, it is changed. Also some days after the end.

    Raises DayOutOfOrder for a week before the first day or to come, and what `hold` raises.
    """
    locked = hold(placement=placement, by=by, sides={Side.EXPERT}, also_over=True)
    week = monday_of(week_on)
    if locked.state == PlacementState.PLANNED or not _is_among(locked, week):
        raise DayOutOfOrder
    values = {"done": done.strip(), "next": next.strip(), "written_at": timezone.now()}
    note, _is_new = WeekNote.objects.update_or_create(placement=locked, week_on=week, defaults=values)
    return note


def weeks_to_write(placement: Placement) -> list[datetime.date]:
    """The Mondays of the last weeks about which a note may be written, newest first; none long after the end."""
    if placement.began_on is None:
        return []
    this_week = monday_of(today_in_closing_zone())
    weeks = [this_week - datetime.timedelta(weeks=ago) for ago in range(4)]
    return [week for week in weeks if _is_among(placement, week)]


def _is_among(placement: Placement, week: datetime.date) -> bool:
    if placement.began_on is None:
        return False
    last = min(placement.ended_on or datetime.date.max, today_in_closing_zone())
    return monday_of(placement.began_on) <= week <= monday_of(last)
