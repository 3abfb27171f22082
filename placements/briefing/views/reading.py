"""The briefing of one placement, on a page that can be printed."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from safeguarding.help.places import of_region

from ...enums import Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..parts import parts_for


@for_sides(Side.EXPERT, Side.OFFICE)
def briefing(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    """With the numbers that help: whoever prints it has them in hand."""
    values = {
        "title": _("Briefing"),
        "parts": list(parts_for(placement)),
        "contacts": of_region(None if placement.is_online else placement.assignment.region),
    }
    return page(request, placement, viewer, "placements/briefing.html", **values)
