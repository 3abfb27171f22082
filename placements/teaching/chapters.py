"""The knowledge ledger on the page of a placement."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent

from ..chapters import Chapter, noon, tells_chapter, tells_moments
from ..enums import PlacementState, Side
from ..models import LearnersBySex, Placement
from ..viewers import Viewer
from .sums import sum_up

_NOT_YET = {PlacementState.PLANNED, PlacementState.CANCELLED}


@tells_chapter(order=35)
def knowledge(placement: Placement, viewer: Viewer) -> Chapter | None:
    if placement.state in _NOT_YET:
        return None
    rows = list(placement.teaching.all())
    asks_sexes = viewer.side == Side.HOST and rows and not LearnersBySex.objects.filter(placement=placement).exists()
    shown = {
        "rows": rows,
        "sums": sum_up(rows),
        "may_keep": viewer.side != Side.OFFICE,
        "asks_sexes": asks_sexes,
    }
    return Chapter("knowledge", _("What was passed on"), "placements/_teaching.html", shown)


@tells_moments
def of_teaching(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    title = _("A session")
    return [HistoryEvent(noon(row.held_on), title, "", row.topic) for row in placement.teaching.all()]
