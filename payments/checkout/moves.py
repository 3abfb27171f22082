"""The moves of a payment: Stripe's word, or two people of finance."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Move, MoveNotAllowed, Moves, Words

from ..actors import OwnWork, actors_of
from ..enums import PAYMENT_MOVES, PaymentState, PaymentWay
from ..models import Payment
from ..signals import payment_moved, payment_moving


class NotInCash(MoveNotAllowed):
    text = _("Only a payment in cash is taken by one person.")


class MuchCash(MoveNotAllowed):
    text = _("So much cash is taken by two people: write down that it is here, and a colleague confirms it.")


def _forbids(move: Move) -> None:
    if (move.before, move.to) == (PaymentState.REPORTED, PaymentState.PAID) and move.row.reported_by_id == move.by.pk:
        raise OwnWork
    by_one_person = move.by and (move.before, move.to) == (PaymentState.OPEN, PaymentState.PAID)
    if by_one_person and move.row.way != PaymentWay.CASH:
        raise NotInCash
    if by_one_person and move.row.needs_two:
        raise MuchCash


MOVES = Moves(
    model=Payment,
    name="payment",
    states=PaymentState,
    allowed=PAYMENT_MOVES,
    actors_of=actors_of,
    before=payment_moving,
    after=payment_moved,
    forbids=_forbids,
    needs_reason=lambda before, to: (before, to) == (PaymentState.REPORTED, PaymentState.OPEN),
    words=Words(
        impossible=_("This is not possible for a payment in the state “%(state)s”."),
        reason=_("Write the reason: your colleague reads it."),
    ),
)
