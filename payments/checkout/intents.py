"""Messages come in any order: that a payment was given back may be heard before that it was paid."""

from uuid import UUID

from .. import gateway
from ..models import Payment
from .settling import settle_payment


class NotKnownYet(Exception):
    """Of a payment that we have not heard of. It may follow, or belong to somebody else in the same account."""


def know_intent(intent: str) -> None:
    """Settle the payment of an intent first, where that has not happened yet.

    Raises NotKnownYet, and what the gateway raises.
    """
    if Payment.objects.filter(intent_id=intent).exists():
        return
    try:
        payment = Payment.objects.filter(key=UUID(gateway.key_of_intent(intent))).first()
    except ValueError:
        payment = None
    if payment is None or settle_payment(payment).intent_id != intent:
        raise NotKnownYet
