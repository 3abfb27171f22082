"""Somebody went back and wrote something else: what they wrote before can be paid no more. Nobody pays both."""

from contextlib import suppress

from django.db import transaction

from casework.refusals import Refused
from payments.bank.receiving import withdraw_invoice
from payments.checkout.ending import cancel_payment
from payments.enums import PaymentState, PaymentWay, SubscriptionState
from payments.subscriptions.starting import cancel_unbegun

from ..enums import GiftState
from ..models import Gift


def replace(gift: Gift) -> None:
    """End what nobody paid yet, and take back what finance has not decided. What was just paid stays paid; where
    Stripe is away, its page ends by itself; money for an invoice that was withdrawn is found all the same."""
    payment, subscription = gift.payment, gift.subscription
    if gift.state == GiftState.WAITING:
        _take_back(gift)
    with suppress(Refused):
        if payment and payment.state == PaymentState.OPEN:
            cancel_payment(payment) if payment.way == PaymentWay.CARD else withdraw_invoice(payment=payment, by=None)
        if subscription and subscription.state == SubscriptionState.OPEN:
            cancel_unbegun(subscription)


@transaction.atomic
def _take_back(gift: Gift) -> None:
    """There is no money, and nobody has decided: nothing of it is kept."""
    held = Gift.objects.select_for_update(no_key=True, of=("self",)).filter(pk=gift.pk, state=GiftState.WAITING)
    for waiting in held:
        waiting.delete()
