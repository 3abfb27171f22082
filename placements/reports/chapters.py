"""Reports on the page of a placement, and in its story."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent

from ..chapters import Chapter, tells_chapter, tells_moments
from ..enums import Side
from ..models import Placement
from ..viewers import Viewer


@tells_chapter(order=40)
def reports(placement: Placement, viewer: Viewer) -> Chapter | None:
    """Each side sees its own; the office both."""
    rows = list(_seen(placement, viewer))
    if not rows:
        return None
    shown = {"rows": rows, "with_sides": viewer.side == Side.OFFICE}
    return Chapter("reports", _("Reports"), "placements/_reports.html", shown)


@tells_moments
def of_reports(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    sent = _seen(placement, viewer).exclude(sent_at=None)
    title = _("Report: %(stage)s")
    return [HistoryEvent(row.sent_at, title % {"stage": row}, row.get_side_display(), row.text) for row in sent]


def _seen(placement: Placement, viewer: Viewer):
    """What one side says about the other is for the office."""
    return placement.reports.all() if viewer.side == Side.OFFICE else placement.reports.filter(side=viewer.side)
