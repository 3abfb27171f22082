"""The moves of a refund."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Move, Moves, Words

from ..actors import OwnWork, actors_of
from ..enums import REFUND_MOVES, RefundState
from ..models import Refund
from ..signals import refund_moved, refund_moving

_PAID_BY_HAND_NO_MORE = (RefundState.APPROVED, RefundState.REFUSED)


def _forbids(move: Move) -> None:
    if move.to in (RefundState.APPROVED, RefundState.KEPT) and move.by and move.row.requested_by_id == move.by.pk:
        raise OwnWork


MOVES = Moves(
    model=Refund,
    name="refund",
    states=RefundState,
    allowed=REFUND_MOVES,
    actors_of=actors_of,
    before=refund_moving,
    after=refund_moved,
    parents=("payment",),
    related=("payment",),
    forbids=_forbids,
    # Stripe alone lets one that waits give way, to what was given back there.
    needs_reason=lambda before, to: to == RefundState.KEPT or (before, to) == _PAID_BY_HAND_NO_MORE,
    title=lambda refund: refund.written,
    words=Words(impossible=_("This is not possible for a refund in the state “%(state)s”.")),
)
