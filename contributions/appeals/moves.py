"""The moves of an appeal: opened by one person of finance, closed by two."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from casework.moves import Move, MoveRefused, Moves, Words
from payments.actors import OwnWork, actors_of

from ..enums import APPEAL_MOVES, AppealEnd, AppealState
from ..models import Appeal
from ..signals import appeal_moved, appeal_moving
from .progress import progress_of


class NoBudget(MoveRefused):
    text = _("The lines of the budget do not add up to the goal. An editor corrects them.")


def _forbids(move: Move) -> None:
    if move.to == AppealState.CLOSED and move.row.closing_by_id == move.by.pk:
        raise OwnWork


MOVES = Moves(
    model=Appeal,
    name="appeal",
    states=AppealState,
    allowed=APPEAL_MOVES,
    actors_of=actors_of,
    before=appeal_moving,
    after=appeal_moved,
    forbids=_forbids,
    words=Words(impossible=_("This is not possible for an appeal in the state “%(state)s”.")),
)


def open_appeal(*, appeal: Appeal, by, seen: str | None = None) -> Appeal:
    """From now on it takes gifts, and its promises stand. Raises MoveRefused."""
    return MOVES.make(appeal, to=AppealState.OPEN, by=by, seen=seen, check=_adds_up).row


@transaction.atomic
def propose_end(*, appeal: Appeal, is_cancelled: bool, by, seen: str | None = None) -> Appeal:
    """No more gifts; a colleague confirms how it ended. Raises MoveRefused."""
    appeal = MOVES.lock(appeal)
    return MOVES.make(
        appeal,
        to=AppealState.CLOSING,
        by=by,
        seen=seen,
        changes={"closing_by": by, "end": _end_of(appeal, is_cancelled=is_cancelled)},
    ).row


def take_back(*, appeal: Appeal, by, seen: str | None = None) -> Appeal:
    """It goes on as before. Raises MoveRefused."""
    changes = {"closing_by": None, "end": ""}
    return MOVES.make(appeal, to=AppealState.OPEN, by=by, seen=seen, action="take_back", changes=changes).row


def close_appeal(*, appeal: Appeal, by, seen: str | None = None) -> Appeal:
    """The second person says yes: what was promised about the money is kept from here on, by the clock, gift by gift.

    Raises MoveRefused, also for whoever proposed it.
    """
    return MOVES.make(appeal, to=AppealState.CLOSED, by=by, seen=seen, changes={"closed_by": by}).row


def _adds_up(appeal: Appeal) -> None:
    lines = list(appeal.budget.values_list("amount", flat=True))
    if lines and sum(lines) != appeal.goal:
        raise NoBudget


def _end_of(appeal: Appeal, *, is_cancelled: bool) -> AppealEnd:
    if is_cancelled:
        return AppealEnd.CANCELLED
    return AppealEnd.REACHED if progress_of([appeal])[appeal.pk].is_reached else AppealEnd.MISSED
