"""The people at the host on the page of a placement."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import Side
from ..models import Placement
from ..viewers import Viewer


@tells_chapter(order=10)
def people(placement: Placement, viewer: Viewer) -> Chapter:
    supervisors, counterparts = list(placement.supervisors.all()), list(placement.counterparts.all())
    shown = {
        "supervisor": next((row for row in supervisors if row.until is None), None),
        "earlier": [row for row in supervisors if row.until],
        "learning": [row for row in counterparts if row.until is None],
        "left": [row for row in counterparts if row.until],
        "may_name": viewer.side != Side.EXPERT,
    }
    return Chapter("people", _("Who guides and who learns"), "placements/_people.html", shown)
