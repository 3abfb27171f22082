"""Claims on the page of a placement: the expert's own, and how far they are for the office. The host reads no money."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import ClaimState, Side
from ..models import Placement
from ..viewers import Viewer
from .advances import may_ask
from .writing import last_day_to_claim, may_claim


@tells_chapter(order=70)
def claims(placement: Placement, viewer: Viewer) -> Chapter | None:
    if viewer.side == Side.HOST:
        return None
    found = placement.claims.all()
    if viewer.side == Side.OFFICE:
        found = found.exclude(state=ClaimState.DRAFT)
    rows = list(found)
    is_own = viewer.side == Side.EXPERT
    may_begin = is_own and may_claim(placement) and not any(claim.is_open for claim in rows if not claim.is_advance)
    may_ask_now = is_own and may_ask(placement)
    if not rows and not may_begin and not may_ask_now:
        return None
    for claim in rows:
        claim.placement = placement
    shown = {
        "rows": rows,
        "may_begin": may_begin,
        "may_ask": may_ask_now,
        "until": last_day_to_claim(placement),
    }
    return Chapter("claims", _("Allowances"), "placements/_claims.html", shown)
