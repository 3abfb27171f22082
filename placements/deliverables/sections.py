"""The work plan on the page of a placement, and what was done in its story."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent

from ..audiences import Audience
from ..enums import PLACEMENT_OVER
from ..models import Placement
from ..sections import Section, noon, tells_moments, tells_section


@tells_section(order=30)
def deliverables(placement: Placement, audience: Audience) -> Section:
    shown = {"rows": list(placement.deliverables.all()), "may_add": placement.state not in PLACEMENT_OVER}
    return Section("plan", _("Work plan"), "placements/_deliverables.html", shown)


@tells_moments
def of_deliverables(placement: Placement, audience: Audience) -> list[HistoryEvent]:
    done = placement.deliverables.exclude(done_on=None)
    return [HistoryEvent(noon(row.done_on), _("Done"), "", row.text) for row in done]
