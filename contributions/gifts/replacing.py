"""Somebody went back and wrote something else: the first page of Stripe takes no more money. Nobody pays both."""

from contextlib import suppress

from casework.refusals import Refused
from payments.checkout.ending import cancel_payment
from payments.enums import PaymentState, PaymentWay, SubscriptionState
from payments.subscriptions.starting import cancel_unbegun

from ..models import Gift


def replace(gift: Gift) -> None:
    """End what nobody paid yet. What was just paid stays paid; where Stripe is away, its page ends by itself."""
    payment, subscription = gift.payment, gift.subscription
    with suppress(Refused):
        if payment and payment.way == PaymentWay.CARD and payment.state == PaymentState.OPEN:
            cancel_payment(payment)
        if subscription and subscription.state == SubscriptionState.OPEN:
            cancel_unbegun(subscription)
