"""The people at the host on the page of a placement."""

from django.utils.translation import gettext as _

from ..audiences import Audience
from ..enums import Side
from ..models import Placement
from ..sections import Section, tells_section


@tells_section(order=10)
def people(placement: Placement, audience: Audience) -> Section:
    supervisors, counterparts = list(placement.supervisors.all()), list(placement.counterparts.all())
    shown = {
        "supervisor": next((row for row in supervisors if row.until is None), None),
        "earlier": [row for row in supervisors if row.until],
        "learning": [row for row in counterparts if row.until is None],
        "left": [row for row in counterparts if row.until],
        "may_name": audience.side != Side.EXPERT,
    }
    return Section("people", _("Who guides and who learns"), "placements/_people.html", shown)
