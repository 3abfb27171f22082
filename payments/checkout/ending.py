"""Payments that nobody made in time: what was held for them becomes free."""

import datetime

from django.utils import timezone

from casework.due import try_each

from .. import gateway
from ..enums import PaymentState, PaymentWay
from ..models import Payment
from ..signals import payment_ended
from .moves import MOVES
from .settling import apply_session
from .starting import NothingToPay

#: Stripe ends a session by itself; for so long its word may be on its way.
MARGIN = datetime.timedelta(minutes=10)
#: As many in one round.
AT_MOST = 200


def end_due_payments() -> int:
    """End what nobody paid until its time and a margin, in no order: those that cannot be ended keep no other from its
    turn. Returns how many were ended."""
    due = Payment.objects.filter(state=PaymentState.OPEN, way=PaymentWay.CARD, ends_at__lt=timezone.now() - MARGIN)
    return try_each(due.order_by("?")[:AT_MOST], end_payment)


def cancel_payment(payment: Payment) -> Payment:
    """The payer does not want to pay. Raises what `end_payment` raises, and StripeRefused where its page stays open."""
    end_payment(payment)
    if Payment.objects.filter(pk=payment.pk, state=PaymentState.OPEN).exists():
        raise gateway.StripeRefused
    Payment.objects.filter(pk=payment.pk, state=PaymentState.EXPIRED).update(is_cancelled=True)
    payment.refresh_from_db()
    return payment


def end_payment(payment: Payment) -> None:
    """Let nobody pay any more. Who paid at the last moment has paid: that is no failure.

    Raises what the gateway raises; then it is due again. An invoice is withdrawn by finance.
    """
    if payment.way != PaymentWay.CARD or payment.state != PaymentState.OPEN:
        raise NothingToPay
    if payment.session_id:
        apply_session(gateway.end_session(payment.session_id))
        return
    MOVES.make(payment, to=PaymentState.EXPIRED, by=None, then=_tell)


def _tell(payment: Payment) -> None:
    payment_ended.send(sender=Payment, payment=payment)
