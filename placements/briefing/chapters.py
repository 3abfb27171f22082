"""The way to the briefing, on the page of a placement that is not over."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import PLACEMENT_OVER, Side
from ..models import Placement
from ..viewers import Viewer
from .parts import parts_for


@tells_chapter(order=13)
def briefing(placement: Placement, viewer: Viewer) -> Chapter | None:
    """The expert reads it before departure; the office sees what the expert reads."""
    if viewer.side == Side.HOST or placement.state in PLACEMENT_OVER:
        return None
    titles = [part.title for part in parts_for(placement)]
    return Chapter("briefing", _("Briefing"), "placements/_briefing.html", {"titles": titles}) if titles else None
