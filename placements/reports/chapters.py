"""Reports on the page of a placement, and in its story."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent

from ..chapters import Chapter, tells_chapter, tells_moments
from ..enums import Side
from ..models import Placement, Report
from ..viewers import Viewer


@tells_chapter(order=40)
def reports(placement: Placement, viewer: Viewer) -> Chapter | None:
    """Each side sees its own; the office both."""
    rows = _seen(placement, viewer)
    if not rows:
        return None
    shown = {"rows": rows, "with_sides": viewer.side == Side.OFFICE}
    return Chapter("reports", _("Reports"), "placements/_reports.html", shown)


@tells_moments
def of_reports(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    title = _("Report: %(stage)s")
    return [
        HistoryEvent(row.sent_at, title % {"stage": row}, row.get_side_display(), row.text)
        for row in _seen(placement, viewer)
        if row.sent_at
    ]


def _seen(placement: Placement, viewer: Viewer) -> list[Report]:
    """What one side says about the other is for the office."""
    return [row for row in placement.reports.all() if viewer.side in (Side.OFFICE, row.side)]
