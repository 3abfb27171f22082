"""Asking for a refund, and the word of the second person."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.money import written
from casework.refusals import Refused

from ..currencies import CURRENCIES
from ..enums import GIVEN_UP, UNDER_DISPUTE, PaymentState, PaymentWay, RefundState
from ..models import Payment, Refund
from .moves import MOVES


class RefundRefused(Refused):
    """More than is left, or of a payment that brought no money."""


class NotPaid(RefundRefused):
    text = _("Only what was paid can be given back.")


class UnderDispute(RefundRefused):
    text = _("The payer’s bank disputes this payment and has taken the money: wait for its decision.")


@transaction.atomic
def ask_for_refund(
    *,
    payment: Payment,
    amount_minor: int,
    reason: str,
    by: Any = None,
    key: UUID | None = None,
    waits: bool = False,
    **how: Any,
) -> Refund:
    """Set a part of `payment` aside to be given back. Up to the limit of its currency it is sent at once; above it a
    colleague approves first. Without `by` the portal itself asks, because the money came too late: then `reason` is a
    text that is not translated yet, since finance reads it and not whoever clicked. With `waits` a second person
    approves it whatever the amount is.

    The limit counts all that went back of this payment with nobody else's word, and on one day all that one person
    gave back, or one payer got. `key` is that of the form: sent twice it is one refund. `how`: `by_hand` and
    `instead_of` of a refund that is sent again. Raises RefundRefused.
    """
    hold_person(by)
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if payment.state != PaymentState.PAID:
        raise NotPaid
    if key and (known := Refund.objects.filter(key=key, payment=payment).first()):
        return known
    if payment.disputes.filter(state__in=UNDER_DISPUTE).exists():
        raise UnderDispute
    if not 0 < amount_minor <= payment.left_minor:
        left = {"amount": written(payment.left_minor, payment.currency)}
        raise RefundRefused(_("%(amount)s is left of this payment: give back that or less.") % left)
    how.setdefault("by_hand", payment.way != PaymentWay.CARD)
    needs_two = waits or (by is not None and _needs_two(payment, amount_minor, by=by, by_hand=how["by_hand"]))
    set_aside(payment, amount_minor, alone=by is not None and not needs_two)
    refund = Refund.objects.create(
        payment=payment,
        amount_minor=amount_minor,
        state=RefundState.REQUESTED if needs_two else RefundState.APPROVED,
        reason=reason,
        needs_two=needs_two,
        requested_by=by,
        **({"key": key} if key else {}),
        **how,
    )
    log(instance=payment, action="payment.refund", user=by, data={"reason": reason, "amount": refund.written})
    return refund


def hold_person(by: Any) -> None:
    """Whoever counts what one person did today lets that person do one thing after the other. Before any payment."""
    if by is not None:
        list(get_user_model()._default_manager.select_for_update(no_key=True).filter(pk=by.pk).values_list("pk"))


def _needs_two(payment: Payment, amount_minor: int, *, by: Any, by_hand: bool) -> bool:
    """Cash came in on one person's word, and what came by card goes back by card: neither leaves by hand on one
    person's word."""
    if by_hand and payment.way != PaymentWay.INVOICE:
        return True
    gone = max(payment.alone_minor, _gone_today(payment, by=by))
    return gone + amount_minor > CURRENCIES[payment.currency].alone


def _gone_today(payment: Payment, *, by: Any) -> int:
    same = Q(requested_by=by)
    if payment.payer_email:
        same |= Q(payment__payer_email__iexact=payment.payer_email)
    if payment.payer_id:
        same |= Q(payment__payer=payment.payer_id)
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    alone = Refund.objects.filter(
        same, needs_two=False, requested_at__gte=today, payment__currency=payment.currency
    ).exclude(Q(state__in=GIVEN_UP) | Q(requested_by=None))
    return alone.aggregate(sum=Sum("amount_minor"))["sum"] or 0


def approve_refund(*, refund: Refund, by: Any, seen: str | None = None) -> Refund:
    """The second person says yes. Raises MoveRefused, also for whoever asked."""
    changes = {"approved_by": by, "approved_at": timezone.now()}
    return MOVES.make(refund, to=RefundState.APPROVED, by=by, seen=seen, changes=changes).row


def refuse_refund(*, refund: Refund, reason: str, by: Any, seen: str | None = None) -> Refund:
    """It is not sent, and what was set aside is free. Whoever asked may take it back in the same way; one to be paid by
    hand either of the two, also after it was approved, until somebody says that it is paid. The reason is for
    colleagues. Raises MoveRefused."""
    made = MOVES.make(refund, to=RefundState.REFUSED, by=by, seen=seen, reason=reason, check=_is_still_here, then=free)
    return made.row


def _is_still_here(refund: Refund) -> None:
    """What was approved to go through Stripe may be on its way."""
    if refund.state == RefundState.APPROVED and not refund.by_hand:
        raise MOVES.impossible(refund)


def free(refund: Refund) -> None:
    """What was set aside for it is to be had again. Its payment is locked."""
    alone = not refund.needs_two and refund.requested_by_id is not None
    set_aside(refund.payment, -refund.amount_minor, alone=alone)


def set_aside(payment: Payment, amount_minor: int, *, alone: bool = False) -> None:
    """Count what goes back, or no longer with a negative amount. `payment` is locked."""
    payment.refunded_minor += amount_minor
    if alone:
        payment.alone_minor = max(0, payment.alone_minor + amount_minor)
    payment.save(update_fields=["refunded_minor", "alone_minor"])
