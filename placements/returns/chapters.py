"""The return on the page of a placement: answers and referrals for expert and office, posts for all sides."""

from django.utils.translation import gettext as _

from skills_match.models.querysets import today_in_closing_zone

from ..chapters import Chapter, tells_chapter
from ..enums import PLACEMENT_BEGUN, Side
from ..models import Placement
from ..viewers import Viewer


@tells_chapter(order=58)
def returning(placement: Placement, viewer: Viewer) -> Chapter | None:
    """What comes next is a matter of the expert and the office; the host tells of its posts. Online nobody returns."""
    if placement.state not in PLACEMENT_BEGUN or placement.is_online:
        return None
    is_host = viewer.side == Side.HOST
    shown = {
        "posts": list(placement.host_posts.all()),
        "answers": [] if is_host else list(placement.return_answers.all()),
        "referrals": [] if is_host else list(placement.referrals.all()),
        "today": today_in_closing_zone(),
        "tells_posts": viewer.side != Side.EXPERT,
        "is_office": viewer.side == Side.OFFICE,
    }
    return Chapter("return", _("After the assignment"), "placements/_returns.html", shown)
