"""Notes of weeks on the page of a placement: all sides read them."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent
from skills_match.models.querysets import today_in_closing_zone

from ..chapters import Chapter, tells_chapter, tells_moments
from ..enums import Side
from ..models import Placement, monday_of
from ..viewers import Viewer
from .writing import weeks_to_write

#: How many are shown in the chapter; the story has all.
NEWEST = 3


@tells_chapter(order=25)
def notes(placement: Placement, viewer: Viewer) -> Chapter | None:
    weeks = weeks_to_write(placement) if viewer.side == Side.EXPERT else []
    rows = list(placement.week_notes.all()[:NEWEST])
    if not weeks and not rows:
        return None
    week = weeks[0] if weeks else None
    shown = {"rows": rows, "week": week, "is_this_week": week == monday_of(today_in_closing_zone())}
    return Chapter("notes", _("Notes of the week"), "placements/_week_notes.html", shown)


@tells_moments
def of_notes(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    title = _("Note of the week")
    return [
        HistoryEvent(row.written_at, title, "", f"{row.done}\n\n{row.next}".strip())
        for row in placement.week_notes.all()
    ]
