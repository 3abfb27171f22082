"""A placement is made in the transaction of the confirmation, from the offer and the terms of reference."""

import datetime

from django.db import transaction
from wagtail.log_actions import log

from casework.due import try_each
from casework.translated.spoken import text_of
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.assignments.written_lists import written_list
from skills_match.enums import ApplicationState, Mode
from skills_match.models import Application, Assignment
from skills_match.models.querysets import today_in_closing_zone

from ..enums import VisitKind
from ..models import Counterpart, Deliverable, Placement, Supervisor, Visit

DAY = datetime.timedelta(days=1)
#: Where neither offer nor terms of reference say how long.
USUAL_DAYS = 30
#: A blended placement of at least so many days begins and ends with a stretch online.
ROOM_FOR_THREE = 21


def make_placement(*, application: Application) -> Placement:
    """The placement of a confirmed application, made once: asked again, it is the same."""
    first, last = days_of(application)
    mode = application.assignment.mode or Mode.ON_SITE
    placement, is_new = Placement.objects.get_or_create(
        application=application, defaults={"mode": mode, "starts_on": first, "ends_on": last}
    )
    if is_new:
        _take_over_people(placement)
        _take_over_deliverables(placement)
        Visit.objects.bulk_create(planned_visits(placement))
        log(instance=placement, action="placement.made", title=placement.reference)
    return placement


def days_of(application: Application) -> tuple[datetime.date, datetime.date]:
    """As offered; else as the person and the terms of reference said."""
    offer, assignment = getattr(application, "offer", None), application.assignment
    first = (offer and offer.starts_on) or application.available_from or assignment.starts_from
    first = first or today_in_closing_zone() + DAY
    last = first + (assignment.length_days or USUAL_DAYS) * DAY - DAY
    return first, max(first, (offer and offer.ends_on) or last)


def planned_visits(placement: Placement) -> list[Visit]:
    """One stretch, or three where the work is blended and long enough; the office changes them with both sides."""
    first, last = placement.starts_on, placement.ends_on
    if placement.mode == Mode.ONLINE:
        stretches = [(VisitKind.ONLINE, first, last)]
    elif placement.mode == Mode.BLENDED and placement.days >= ROOM_FOR_THREE:
        part = placement.days // 4 * DAY
        stretches = [
            (VisitKind.ONLINE, first, first + part - DAY),
            (VisitKind.ON_SITE, first + part, last - part),
            (VisitKind.FOLLOW_UP, last - part + DAY, last),
        ]
    else:
        stretches = [(VisitKind.ON_SITE, first, last)]
    return [Visit(placement=placement, kind=kind, starts_on=one, ends_on=other) for kind, one, other in stretches]


def _take_over_people(placement: Placement) -> None:
    """As the institution named them when it asked."""
    assignment = placement.assignment
    if assignment.supervisor_name:
        name, position = assignment.supervisor_name, text_of(assignment, "supervisor_position")
        Supervisor.objects.create(placement=placement, name=name, position=position, since=placement.starts_on)
    named = dict(_named(assignment))
    Counterpart.objects.bulk_create(
        Counterpart(placement=placement, name=name, position=position, since=placement.starts_on)
        for name, position in named.items()
    )


def _named(assignment: Assignment):
    """Name and position of each counterpart, one a line."""
    for line in assignment.counterparts.splitlines():
        name, _comma, position = line.partition(",")
        if name.strip():
            yield name.strip()[:150], position.strip()[:150]


def _take_over_deliverables(placement: Placement) -> None:
    text = text_of(placement.assignment, "deliverables").strip()
    listed = written_list(text)
    items = listed.items if listed else [text] if text else []
    longest = Deliverable._meta.get_field("text").max_length
    Deliverable.objects.bulk_create(
        Deliverable(placement=placement, text=item[:longest], due_on=placement.ends_on) for item in items
    )


def make_missing() -> int:
    """Placements of those who were confirmed before there were any. Returns how many. Safe to repeat."""
    return try_each(Application.objects.filter(state=ApplicationState.CONFIRMED, placement=None), _make_one)


@transaction.atomic
def _make_one(application: Application) -> None:
    locked = APPLICATIONS.lock(application)
    if locked.state == ApplicationState.CONFIRMED:
        make_placement(application=locked)
