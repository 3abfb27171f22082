"""Asking for a refund, and the word of the second person."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.money import written
from casework.refusals import Refused

from ..currencies import CURRENCIES
from ..enums import PaymentState, RefundState
from ..models import Payment, Refund
from .moves import MOVES


class RefundRefused(Refused):
    """More than is left, or of a payment that brought no money."""


class NotPaid(RefundRefused):
    text = _("Only what was paid can be given back.")


@transaction.atomic
def ask_for_refund(*, payment: Payment, amount_minor: int, reason: str, by: Any = None) -> Refund:
    """Set a part of `payment` aside to be given back. Up to the limit of its currency it is sent at once; above it a
    colleague approves first. Without `by` the portal itself asks, because the money came too late.

    Raises RefundRefused.
    """
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if payment.state != PaymentState.PAID:
        raise NotPaid
    if not 0 < amount_minor <= payment.left_minor:
        left = {"amount": written(payment.left_minor, payment.currency)}
        raise RefundRefused(_("%(amount)s is left of this payment: give back that or less.") % left)
    needs_two = by is not None and amount_minor > CURRENCIES[payment.currency].alone
    set_aside(payment, amount_minor)
    refund = Refund.objects.create(
        payment=payment,
        amount_minor=amount_minor,
        state=RefundState.REQUESTED if needs_two else RefundState.APPROVED,
        reason=reason,
        needs_two=needs_two,
        requested_by=by,
    )
    log(instance=payment, action="payment.refund", user=by, data={"reason": reason})
    return refund


def approve_refund(*, refund: Refund, by: Any, seen: str | None = None) -> Refund:
    """The second person says yes. Raises MoveRefused, also for whoever asked."""
    changes = {"approved_by": by, "approved_at": timezone.now()}
    return MOVES.make(refund, to=RefundState.APPROVED, by=by, seen=seen, changes=changes).row


def refuse_refund(*, refund: Refund, by: Any, seen: str | None = None) -> Refund:
    """It is not sent, and what was set aside is free. Whoever asked may take it back in the same way."""
    return MOVES.make(refund, to=RefundState.REFUSED, by=by, seen=seen, then=_free).row


def _free(refund: Refund) -> None:
    set_aside(refund.payment, -refund.amount_minor)


def set_aside(payment: Payment, amount_minor: int) -> None:
    """Count a refund, or no longer with a negative amount. `payment` is locked."""
    payment.refunded_minor += amount_minor
    payment.save(update_fields=["refunded_minor"])
