"""What becomes of a refund that came back, or that Stripe refused: it is sent again, paid by hand, or stays here."""

from typing import Any

from django.db import transaction

from ..enums import RefundState
from ..models import Refund
from .asking import ask_for_refund, hold_person
from .moves import MOVES


@transaction.atomic
def send_again(*, refund: Refund, by: Any, seen: str | None = None, by_hand: bool = False) -> Refund:
    """A new refund in its place, once. By hand, from the bank account, a colleague approves it first.

    Returns the new one. Raises MoveRefused, RefundRefused.
    """
    hold_person(by)
    refund = MOVES.make(refund, to=RefundState.REPLACED, by=by, seen=seen).row
    return ask_for_refund(
        payment=refund.payment,
        amount_minor=refund.amount_minor,
        reason=refund.reason_label,
        by=by,
        instead_of=refund,
        by_hand=by_hand or refund.by_hand,
    )


def pay_by_hand_instead(*, refund: Refund, by: Any, seen: str | None = None) -> Refund:
    return send_again(refund=refund, by=by, seen=seen, by_hand=True)


def keep_it_here(*, refund: Refund, reason: str, by: Any, seen: str | None = None) -> Refund:
    """The payer does not want it, or cannot be reached: another person than the one who asked says so.

    Raises MoveRefused.
    """
    return MOVES.make(refund, to=RefundState.KEPT, by=by, seen=seen, reason=reason).row
