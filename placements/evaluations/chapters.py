"""The evaluation on the page of a placement: one's own questions for the expert, how many answered for the office."""

from django.utils.translation import gettext as _

from ..chapters import Chapter, tells_chapter
from ..enums import Respondent, Side
from ..models import Placement
from ..viewers import Viewer


@tells_chapter(order=55)
def evaluation(placement: Placement, viewer: Viewer) -> Chapter | None:
    """What others answered is for the office alone."""
    if viewer.side == Side.HOST:
        return None
    rows = placement.evaluations.select_related("counterpart")
    listed = list(rows.filter(asked=Respondent.EXPERT) if viewer.side == Side.EXPERT else rows)
    if not listed:
        return None
    answered = sum(row.answered_at is not None for row in listed)
    shown = {"rows": listed, "answered": answered, "number": len(listed), "is_office": viewer.side == Side.OFFICE}
    return Chapter("evaluation", _("What has stayed"), "placements/_evaluations.html", shown)
