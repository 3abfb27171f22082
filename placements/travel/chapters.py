"""The journey on the page of a placement."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import PLACEMENT_OVER, Side
from ..models import Placement
from ..viewers import Viewer
from .planning import TRAVELS


@tells_chapter(order=17)
def travel(placement: Placement, viewer: Viewer) -> Chapter | None:
    """Online nobody travels. The host is not shown an empty plan that it cannot write."""
    if placement.is_online:
        return None
    legs = list(placement.travel.all())
    may_plan = viewer.side in TRAVELS and placement.state not in PLACEMENT_OVER
    if not legs and not may_plan:
        return None
    shown = {"legs": legs, "may_plan": may_plan, "with_reference": viewer.side != Side.HOST}
    return Chapter("travel", _("Journey"), "placements/_travel.html", shown)
