"""Other days by agreement: longer or shorter, with the reason; the history keeps what was planned before."""

import datetime

from django.db import transaction
from wagtail.log_actions import log

from casework.moves import ReasonMissing
from diaspora.models import User
from selection.agreements.making import OtherDays, current_agreement, make_agreement
from skills_match.applications.moves import MOVES as APPLICATIONS

from ..enums import Side
from ..models import Placement
from ..news import tell
from ..signals import placement_days_changed
from .acting import hold
from .errors import DayOutOfOrder


@transaction.atomic
def change_days(
    *, placement: Placement, by: User, starts_on: datetime.date, ends_on: datetime.date, reason: str
) -> Placement:
    """The office writes what all sides have agreed. The first day is past once the work has begun.

    The stretch that ends last ends with the placement. An agreement is amended: all sides sign the new days.

    Raises what `hold` raises, DayOutOfOrder, ReasonMissing.
    """
    application = APPLICATIONS.lock(placement.application)
    locked = hold(placement=placement, by=by, sides={Side.OFFICE})
    if not reason.strip():
        raise ReasonMissing
    began_on = locked.began_on
    if ends_on < starts_on or (began_on and (starts_on != locked.starts_on or ends_on < began_on)):
        raise DayOutOfOrder
    before = (locked.starts_on, locked.ends_on)
    locked.starts_on, locked.ends_on = starts_on, ends_on
    locked.save(update_fields=["starts_on", "ends_on"])
    _move_visits(locked, *before)
    told = {"reason": reason.strip(), "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    log(instance=locked, action="placement.days", user=by, title=locked.reference, data=told)
    placement_days_changed.send(sender=Placement, placement=locked)
    if before != (starts_on, ends_on) and current_agreement(application):
        days = OtherDays(starts_on=starts_on, ends_on=ends_on, reason=reason.strip())
        make_agreement(application=application, by=by, other_days=days)
    values = {"starts_on": starts_on, "ends_on": ends_on}
    tell(placement=locked, sides={Side.EXPERT, Side.HOST}, kind="placement_days", values=values, but=by)
    return locked


def _move_visits(placement: Placement, first: datetime.date, last: datetime.date) -> None:
    """Stretches that began and ended with the placement still do, as far as they have not happened."""
    for visit in placement.visits.filter(cancelled_at=None, left_on=None):
        starts = placement.starts_on if visit.starts_on == first and visit.came_on is None else visit.starts_on
        ends = placement.ends_on if visit.ends_on == last else visit.ends_on
        if (starts, ends) != (visit.starts_on, visit.ends_on) and starts <= ends:
            visit.starts_on, visit.ends_on, visit.sequence = starts, ends, visit.sequence + 1
            visit.save()
