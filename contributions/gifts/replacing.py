"""Somebody went back and wrote something else: what they wrote before can be paid no more. Nobody pays both."""

from contextlib import suppress

from django.utils.translation import gettext_noop

from casework.moves import MoveRefused
from casework.refusals import Refused
from payments.bank.receiving import withdraw_invoice
from payments.checkout.ending import cancel_payment
from payments.enums import PaymentState, PaymentWay, SubscriptionState
from payments.subscriptions.starting import cancel_unbegun

from ..enums import EndedBy, GiftState
from ..models import Gift
from .moves import MOVES

#: Of a gift that finance has not decided: it stays as a row, and finance reads who ended it.
_BY_GIVER = {"ended_by": EndedBy.GIVER}
_WHY = gettext_noop("The giver wrote something else.")


def replace(gift: Gift) -> None:
    """End what nobody paid yet, also what finance has not decided: it reads why. What was just paid stays paid; where
    Stripe is away, its page ends by itself; money for an invoice that was withdrawn is found all the same."""
    payment, subscription = gift.payment, gift.subscription
    if gift.state == GiftState.WAITING:
        with suppress(MoveRefused):  # finance was faster
            MOVES.make(gift, to=GiftState.DECLINED, by=None, changes=_BY_GIVER, action="taken_back", reason=_WHY)
        gift.refresh_from_db()
        payment, subscription = gift.payment, gift.subscription
    with suppress(Refused):
        if payment and payment.state == PaymentState.OPEN:
            cancel_payment(payment) if payment.way == PaymentWay.CARD else withdraw_invoice(payment=payment, by=None)
        if subscription and subscription.state == SubscriptionState.OPEN:
            cancel_unbegun(subscription)
