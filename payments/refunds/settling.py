"""What Stripe says about a refund becomes its state, and its money is booked."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casework.moves import MoveRefused

from .. import gateway
from ..enums import GIVEN_UP, LedgerKind, PaymentWay, RefundState
from ..facts import RefundFacts
from ..ledger.booking import Leg, account, book, income
from ..ledger.box import ask_box
from ..ledger.charges import keep_line
from ..letters import write_to_payer
from ..models import Payment, Refund
from ..reasons import AS_PROMISED, made_at_stripe
from ..signals import payment_refunded
from .asking import free, set_aside
from .moves import MOVES


def send_refund(refund: Refund) -> None:
    """Ask Stripe for what was approved. Sent twice it is one refund: at the same time by the key of the request, and
    days later, when Stripe has forgotten that key, because what was made is looked for first. One that Stripe refuses
    waits for finance: it would be refused again. Raises what the gateway raises where nobody answers."""
    about, intent = str(refund.key), refund.payment.intent_id
    try:
        facts = gateway.refund_about(about, intent=intent)
        facts = facts or gateway.make_refund(about=about, intent=intent, amount_minor=refund.amount_minor)
    except gateway.StripeRefused:
        with suppress(MoveRefused):
            MOVES.make(refund, to=RefundState.FAILED, by=None, action="not_sent", then=free)
        return
    apply_refund(facts)


def settle_refund(number: str) -> Refund | None:
    return apply_refund(gateway.read_refund(number))


@transaction.atomic
def apply_refund(facts: RefundFacts) -> Refund | None:
    """Write down what Stripe says about a refund, also one that was made there. None for a payment that is not ours.

    In this order, under the lock of the payment: find or make the refund; book it; move it; keep its lines.
    """
    payment = Payment.objects.select_for_update(no_key=True).filter(intent_id=facts.intent).first()
    if payment is None or not facts.intent:
        return None
    refund = _found(payment, facts) or _made_at_stripe(payment, facts)
    if not refund.number:
        if refund.state == RefundState.FAILED:
            set_aside(payment, refund.amount_minor)  # refused when it was asked for again: it had been made
            refund.payment = payment
        refund.number = facts.number
        refund.save(update_fields=["number"])
    _book_out(refund, facts)
    if facts.status != refund.state and (refund.state, facts.status) in MOVES.allowed:
        refund = _move(refund, facts)
    for line, sign in ((facts.balance, -1), (facts.came_back, 1)):
        if line:
            keep_line(line, payment=payment, paid_minor=sign * facts.amount_minor)
    return refund


def _found(payment: Payment, facts: RefundFacts) -> Refund | None:
    same = Q(number=facts.number)
    with suppress(ValueError):
        same |= Q(key=UUID(facts.about), number="")
    gone = Q(number="", state__in=GIVEN_UP - {RefundState.FAILED})
    return payment.refunds.select_related("payment").filter(same).exclude(gone).first()


def _made_at_stripe(payment: Payment, facts: RefundFacts) -> Refund:
    """In the dashboard. What waits for a second person here gives way to what has happened there."""
    for waiting in payment.refunds.filter(state=RefundState.REQUESTED):
        if facts.amount_minor <= payment.left_minor:
            break
        MOVES.make(waiting, to=RefundState.REFUSED, by=None)
        payment.refresh_from_db()
        set_aside(payment, -waiting.amount_minor)
    set_aside(payment, facts.amount_minor)
    return Refund.objects.create(
        payment=payment,
        amount_minor=facts.amount_minor,
        state=RefundState.SENT,
        reason=made_at_stripe(facts.reason),
        needs_two=False,
        number=facts.number,
    )


def _move(refund: Refund, facts: RefundFacts) -> Refund:
    changes = {"done_at": facts.happened_at} if facts.status == RefundState.DONE else {}
    why = facts.failure if facts.status == RefundState.FAILED else ""
    try:
        refund = MOVES.make(refund, to=facts.status, by=None, changes=changes, reason=why).row
    except MoveRefused:
        return refund
    if facts.status == RefundState.FAILED:
        free(refund)
        legs = [Leg(account(LedgerKind.DUE, facts.currency), income(refund.payment), refund.amount_minor)]
        book(cause=f"refund back {refund.key}", legs=legs, happened_at=facts.happened_at, payment=refund.payment)
        write_to_payer(refund.payment, "payment_came_back", amount=refund.written)
    elif facts.status == RefundState.DONE:
        tell_refunded(refund)
    return refund


def _book_out(refund: Refund, facts: RefundFacts) -> None:
    """The purpose gave it up, and Stripe owes us less."""
    legs = [Leg(income(refund.payment), account(LedgerKind.DUE, facts.currency), refund.amount_minor)]
    book(cause=f"refund {refund.key}", legs=legs, happened_at=facts.happened_at, payment=refund.payment)


def tell_refunded(refund: Refund) -> None:
    payment_refunded.send(sender=Payment, payment=refund.payment, refund=refund)
    is_promised = refund.reason == AS_PROMISED
    write_to_payer(refund.payment, "payment_refunded", amount=refund.written, is_promised=is_promised)


def pay_back_by_hand(*, refund: Refund, by, seen: str | None = None) -> Refund:
    """Finance gave it back by bank transfer or from the cash desk. Raises MoveRefused, NotSoMuchCash."""
    return MOVES.make(refund, to=RefundState.DONE, by=by, seen=seen, check=_is_by_hand, then=_paid_back).row


def _is_by_hand(refund: Refund) -> None:
    if not refund.by_hand:
        raise MOVES.impossible(refund)


def _paid_back(refund: Refund) -> None:
    refund.done_at = timezone.now()
    refund.save(update_fields=["done_at"])
    payment = refund.payment
    out_of = LedgerKind.CASH if payment.way == PaymentWay.CASH else LedgerKind.BANK
    if out_of == LedgerKind.CASH:
        ask_box(payment.currency, refund.amount_minor)
    legs = [Leg(income(payment), account(out_of, payment.currency), refund.amount_minor)]
    book(cause=f"refund {refund.key}", legs=legs, happened_at=refund.done_at, payment=payment)
    tell_refunded(refund)
