"""The moves of a score sheet."""

from typing import Any

from casework.moves import Moves

from ..enums import SHEET_MOVES, Capacity, SheetState
from ..models import Sheet
from ..signals import sheet_moved, sheet_moving


def actors_of(user: Any, sheet: Sheet) -> set[Capacity]:
    if user is None:
        return set()
    actors = set()
    if sheet.reviewer.user_id == user.pk and user.is_active:
        actors.add(Capacity.REVIEWER)
    if sheet.round.is_run_by(user):
        actors.add(Capacity.ORGANISER)
    return actors


MOVES = Moves(
    model=Sheet,
    name="review_sheet",
    states=SheetState,
    allowed=SHEET_MOVES,
    actors_of=actors_of,
    before=sheet_moving,
    after=sheet_moved,
    parents=("round",),
    related=("round", "reviewer", "subject"),
    title=lambda sheet: f"{sheet.round_id}/{sheet.subject.number}",
)
