"""The work plan on the page of a placement, and what was done in its story."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent

from ..chapters import Chapter, noon, tells_chapter, tells_moments
from ..enums import PLACEMENT_OVER, Side
from ..models import Placement
from ..viewers import Viewer
from .using import is_due


@tells_chapter(order=30)
def deliverables(placement: Placement, viewer: Viewer) -> Chapter:
    shown = {
        "rows": list(placement.deliverables.select_related("use")),
        "may_add": placement.state not in PLACEMENT_OVER,
        "asks_use": viewer.side != Side.EXPERT and is_due(placement),
    }
    return Chapter("plan", _("Work plan"), "placements/_deliverables.html", shown)


@tells_moments
def of_deliverables(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    rows = placement.deliverables.all()
    return [HistoryEvent(noon(row.done_on), _("Done"), "", row.text) for row in rows if row.done_on]
