"""The moves of a payment: Stripe's word, or two people of finance."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Move, MoveNotAllowed, Moves, Words

from ..enums import PAYMENT_MOVES, FinanceActor, PaymentState
from ..models import Payment
from ..rules import approves_in_finance, works_in_finance
from ..signals import payment_moved, payment_moving


class OwnWork(MoveNotAllowed):
    text = _("You prepared this yourself. A colleague has to confirm it.")


def actors_of(by, _row) -> set[FinanceActor]:
    """Nobody in particular is the clock, which brings what Stripe says."""
    if by is None:
        return {FinanceActor.STRIPE}
    actors = {FinanceActor.PREPARER} if works_in_finance(by) else set()
    return actors | ({FinanceActor.APPROVER} if approves_in_finance(by) else set())


def _forbids(move: Move) -> None:
    if (move.before, move.to) == (PaymentState.REPORTED, PaymentState.PAID) and move.row.reported_by_id == move.by.pk:
        raise OwnWork


MOVES = Moves(
    model=Payment,
    name="payment",
    states=PaymentState,
    allowed=PAYMENT_MOVES,
    actors_of=actors_of,
    before=payment_moving,
    after=payment_moved,
    needs_reason=lambda before, to: (before, to) == (PaymentState.REPORTED, PaymentState.OPEN),
    words=Words(
        impossible=_("This is not possible for a payment in the state “%(state)s”."),
        reason=_("Write the reason: your colleague reads it."),
    ),
)
