"""The stories on the page of a placement."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import PLACEMENT_BEGUN, Side
from ..models import Placement, Story
from ..viewers import Viewer


@tells_chapter(order=57)
def stories(placement: Placement, viewer: Viewer) -> Chapter | None:
    """One's own, and the other's; the office reads what may be shown."""
    if placement.state not in PLACEMENT_BEGUN:
        return None
    rows = [
        row
        for row in Story.objects.filter(placement=placement)
        if row.is_shown or viewer.side in (row.side, Side.EXPERT)
    ]
    tells = viewer.side != Side.OFFICE
    has_own = any(row.side == viewer.side and not row.withdrawn_at for row in rows)
    shown = {"rows": rows, "tells": tells, "has_own": has_own}
    return Chapter("stories", _("Stories"), "placements/_stories.html", shown)
