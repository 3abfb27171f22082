"""What was said and done about a case, newest first."""

from django.utils.translation import gettext as _

from office.history import HistoryEvent

from ..enums import CaseState, EntryKind
from ..models import Case


def history_of_case(case: Case) -> list[HistoryEvent]:
    """One query."""
    rows = case.entries.select_related("by").order_by("-at", "-pk")
    return [
        *(
            HistoryEvent(
                at=row.at,
                title=str(CaseState(row.moved_to).label if row.kind == EntryKind.MOVE else row.get_kind_display()),
                by=row.by.get_full_name() if row.by else "",
                text=row.text,
            )
            for row in rows
        ),
        HistoryEvent(at=case.reported_at, title=_("The report came in"), by="", text=""),
    ]
