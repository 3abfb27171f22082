"""Visits on the page of a placement, and arrivals and departures in its story."""

from django.utils.translation import gettext as _

from casework.sharing import absolute
from office.history import HistoryEvent

from ..chapters import Chapter, noon, tells_chapter, tells_moments
from ..enums import PLACEMENT_OVER, PlacementState, Side
from ..models import Placement
from ..viewers import Viewer
from .calendars import token_of


@tells_chapter(order=20)
def visits(placement: Placement, viewer: Viewer) -> Chapter:
    may_confirm = viewer.side != Side.EXPERT and placement.state != PlacementState.CANCELLED
    shown = {
        "rows": list(placement.visits.all()),
        "may_plan": viewer.side == Side.OFFICE and placement.state not in PLACEMENT_OVER,
        "may_confirm": may_confirm,
        "calendar": absolute(viewer.at("placement_calendar", token_of(placement)))
        if viewer.side == Side.EXPERT
        else "",
    }
    title = _("Sessions") if placement.is_online else _("Visits")
    return Chapter("visits", title, "placements/_visits.html", shown)


@tells_moments
def of_visits(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    came, left = _("The expert is there"), _("The expert has left")
    begun, over = _("The sessions have begun"), _("The sessions are over")
    events = []
    for visit in placement.visits.all():
        if visit.came_on:
            events.append(HistoryEvent(noon(visit.came_on), begun if visit.is_online else came, "", str(visit)))
        if visit.left_on:
            events.append(HistoryEvent(noon(visit.left_on), over if visit.is_online else left, "", str(visit)))
    return events
