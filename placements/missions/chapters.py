"""The seats of a mission on the page of each of its placements."""

from django.utils.translation import gettext as _

from selection.judging.hiding import judged_without_names

from ..chapters import Chapter, tells_chapter
from ..enums import Side
from ..models import Placement
from ..viewers import Viewer
from .seats import mission_of, seats_of


@tells_chapter(order=5)
def mission(placement: Placement, viewer: Viewer) -> Chapter | None:
    """Nothing for whoever came alone."""
    team = mission_of(placement)
    if team is None:
        return None
    seats = seats_of(team)
    may_fill = viewer.side == Side.OFFICE and any(seat.is_free for seat in seats)
    nameless = judged_without_names(seat.application for seat in seats)
    shown = {"seats": seats, "may_fill": may_fill, "nameless": nameless}
    return Chapter("team", _("Team"), "placements/_mission.html", shown)
