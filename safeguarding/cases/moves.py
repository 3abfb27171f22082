"""The moves of a case. Its history is its own, as the whole office reads the log of the portal."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Move, Moves, Words

from ..enums import CASE_MOVES, CASE_NEEDS_REASON, CaseState, EntryKind
from ..models import Case, CaseEntry
from ..signals import case_moved, case_moving
from .readers import actors_of


def _write_history(move: Move) -> None:
    CaseEntry.objects.create(case=move.row, kind=EntryKind.MOVE, moved_to=move.to, text=move.reason, by=move.by)


MOVES = Moves(
    model=Case,
    name="safeguarding",
    states=CaseState,
    allowed=CASE_MOVES,
    actors_of=actors_of,
    before=case_moving,
    after=case_moved,
    related=("programme",),
    needs_reason=lambda _before, to: to in CASE_NEEDS_REASON,
    title=lambda case: case.number,
    logs=_write_history,
    words=Words(impossible=_("This is not possible any more, because the case has moved on.")),
)
