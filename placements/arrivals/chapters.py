"""The list of the first days on the page of a placement: ticked by the host, read by all."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import PLACEMENT_OVER, Side
from ..models import Placement
from ..viewers import Viewer
from .ticking import items_of


@tells_chapter(order=12)
def arrival(placement: Placement, viewer: Viewer) -> Chapter | None:
    """With who ticked what, and when."""
    if placement.state in PLACEMENT_OVER:
        return None
    ticks = {tick.item: tick for tick in placement.arrival.select_related("by")}
    rows = [(item, ticks.get(item)) for item in items_of(placement)]
    shown = {"rows": rows, "may_tick": viewer.side == Side.HOST}
    title = _("Ready for the first session") if placement.is_online else _("Ready for the arrival")
    return Chapter("arrival", title, "placements/_arrival.html", shown)
