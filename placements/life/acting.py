"""Whoever changes something in a placement holds it first, and is asked under the lock for which side they come."""

from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User

from ..enums import PLACEMENT_OVER, Side
from ..models import Placement
from .errors import PlacementOver
from .moves import MOVES, sides_of


def hold(*, placement: Placement, by: User, sides: set[Side], also_over: bool = False) -> Placement:
    """The placement as it is now, held to the end of the transaction, for one who comes for one of `sides`.

    Raises MoveNotAllowed for anybody else, PlacementOver once it has ended, unless that is right (`also_over`).
    """
    locked = MOVES.lock(placement)
    if not sides & sides_of(as_now(by), locked):
        raise MoveNotAllowed(MOVES.words.forbidden)
    if locked.state in PLACEMENT_OVER and not also_over:
        raise PlacementOver
    return locked
