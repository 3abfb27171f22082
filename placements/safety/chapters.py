"""Help on the page of a placement: the card, and a message to the region that waits for an answer."""

from django.utils.translation import gettext as _

from safeguarding.help.places import of_region

from ..chapters import Chapter, tells_chapter
from ..enums import PLACEMENT_OVER, Side
from ..models import Placement, SafetyAnswer
from ..viewers import Viewer
from .asking import path_of


@tells_chapter(order=15)
def safety(placement: Placement, viewer: Viewer) -> Chapter | None:
    """Three queries."""
    if placement.state in PLACEMENT_OVER:
        return None
    asked = SafetyAnswer.objects.filter(placement=placement, message__closed_at=None, answered_at=None).first()
    shown = {
        "contacts": of_region(None if placement.is_online else placement.assignment.region)[:3],
        "may_write": viewer.side == Side.EXPERT,
        "answer": path_of(asked) if asked and viewer.side == Side.EXPERT else "",
    }
    return Chapter("help", _("Help and emergency card"), "placements/_safety.html", shown)
