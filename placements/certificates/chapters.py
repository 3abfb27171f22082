"""The certificate on the page of a placement."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import Side
from ..models import Certificate, Placement
from ..viewers import Viewer
from .issuing import CERTIFIED


@tells_chapter(order=60)
def certificate(placement: Placement, viewer: Viewer) -> Chapter | None:
    """For its owner and the office."""
    if placement.state not in CERTIFIED or viewer.side == Side.HOST:
        return None
    found = Certificate.objects.filter(placement=placement).first()
    shown = {"certificate": found, "is_own": viewer.side == Side.EXPERT}
    return Chapter("certificate", _("Certificate"), "placements/_certificate.html", shown)
