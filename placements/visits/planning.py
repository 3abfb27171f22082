"""Visits are planned by the office, and confirmed by the host as they were."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PlacementState, Side, VisitKind
from ..life.acting import hold
from ..life.errors import DayOutOfOrder
from ..life.moving import begin_placement
from ..models import Placement, Visit

#: Who plans, and who says how it was.
PLANNING, CONFIRMING = {Side.OFFICE}, {Side.HOST, Side.OFFICE}


@transaction.atomic
def plan_visit(
    *,
    placement: Placement,
    by: User,
    kind: VisitKind,
    starts_on: datetime.date,
    ends_on: datetime.date,
    sessions: int | None = None,
    session_minutes: int | None = None,
    visit: Visit | None = None,
) -> Visit:
    """A new visit, or other days of `visit`. Raises what `hold` raises, DayOutOfOrder."""
    locked = hold(placement=placement, by=by, sides=PLANNING)
    if ends_on < starts_on:
        raise DayOutOfOrder
    row = locked.visits.get(pk=visit.pk) if visit else Visit(placement=locked)
    row.kind, row.starts_on, row.ends_on = kind, starts_on, ends_on
    row.sessions, row.session_minutes = sessions, session_minutes
    _save(row, locked, by, "placement.visit")
    return row


@transaction.atomic
def cancel_visit(*, visit: Visit, by: User) -> Visit:
    """Calendars strike it out, never under somebody who has come. Raises what `hold` raises, DayOutOfOrder."""
    locked = hold(placement=visit.placement, by=by, sides=PLANNING)
    row = locked.visits.get(pk=visit.pk)
    if row.came_on:
        raise DayOutOfOrder
    row.cancelled_at = row.cancelled_at or timezone.now()
    _save(row, locked, by, "placement.visit")
    return row


@transaction.atomic
def confirm_arrival(*, visit: Visit, by: User, came_on: datetime.date) -> Visit:
    """The expert is there, or the first session took place. The first of all begins the placement.

    Raises what `hold` raises, DayOutOfOrder.
    """
    locked = hold(placement=visit.placement, by=by, sides=CONFIRMING)
    row = locked.visits.get(pk=visit.pk)
    if came_on > today_in_closing_zone() or row.cancelled_at or (row.left_on and came_on > row.left_on):
        raise DayOutOfOrder
    if locked.state == PlacementState.PLANNED:
        begin_placement(placement=locked, by=by, began_on=came_on)
    row.came_on, row.confirmed_by = came_on, by
    _save(row, locked, by, "placement.came")
    return row


@transaction.atomic
def confirm_departure(*, visit: Visit, by: User, left_on: datetime.date) -> Visit:
    """The stay or the stretch of sessions is over; also said later. Raises what `hold` raises, DayOutOfOrder."""
    locked = hold(placement=visit.placement, by=by, sides=CONFIRMING, also_over=True)
    row = locked.visits.get(pk=visit.pk)
    if row.came_on is None or not row.came_on <= left_on <= today_in_closing_zone():
        raise DayOutOfOrder
    row.left_on, row.confirmed_by = left_on, by
    _save(row, locked, by, "placement.left")
    return row


def _save(row: Visit, placement: Placement, by: User, action: str) -> None:
    row.sequence += 1
    row.save()
    log(instance=placement, action=action, user=by, title=placement.reference)
