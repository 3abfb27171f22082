"""The moves of a round."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words

from ..enums import ROUND_MOVES, Capacity, RoundState
from ..models import Round
from ..signals import round_moved, round_moving


def actors_of(user: Any, round: Round) -> set[Capacity]:
    if user is None:
        return set()
    actors = set()
    if round.is_run_by(user):
        actors.add(Capacity.ORGANISER)
    if round.judged.sides_of(user, round.group_id):
        actors.add(Capacity.SIGNER)
    return actors


MOVES = Moves(
    model=Round,
    name="review_round",
    states=RoundState,
    allowed=ROUND_MOVES,
    actors_of=actors_of,
    before=round_moving,
    after=round_moved,
    title=str,
    words=Words(
        stale=_(
            "Somebody moved this round on while you had the page open: it is now in the state “%(state)s”. Nothing was "
            "changed. Read it again, then decide."
        )
    ),
)


def hold(round: Round) -> Round:
    """The round as it is now, held until the end of the transaction: whoever changes anything in it comes in turn."""
    return MOVES.lock(round)
