"""The list at the end on the page of a placement."""

import datetime

from django.utils.translation import gettext as _

from skills_match.models.querysets import today_in_closing_zone

from ..chapters import Chapter, tells_chapter
from ..enums import CLOSING_ITEMS, PlacementState, Side
from ..models import Placement
from ..viewers import Viewer
from .ticking import items_of

#: It is shown when so few days are left.
SHOWN_BEFORE = datetime.timedelta(days=14)


@tells_chapter(order=50)
def list_at_the_end(placement: Placement, viewer: Viewer) -> Chapter | None:
    if placement.state in (PlacementState.PLANNED, PlacementState.CANCELLED):
        return None
    if placement.last_day - SHOWN_BEFORE > today_in_closing_zone():
        return None
    done = set(placement.closing.values_list("item", flat=True))
    sides = CLOSING_ITEMS if viewer.side == Side.OFFICE else [viewer.side]
    rows = [(side, [(item, item in done) for item in items_of(placement, side)]) for side in sides]
    shown = {"sides": rows, "may_tick": viewer.side != Side.OFFICE}
    return Chapter("closing", _("Before you part"), "placements/_closing.html", shown)
