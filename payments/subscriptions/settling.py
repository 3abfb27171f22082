"""What Stripe says about monthly payments: how they are, and each month that was paid."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casework.moves import MoveRefused, Moves

from .. import gateway, months
from ..actors import actors_of
from ..checkout.moves import MOVES as PAYMENT_MOVES
from ..checkout.settling import give_back_late_money
from ..enums import SUBSCRIPTION_MOVES, PaymentState, PaymentWay, SubscriptionState
from ..facts import ChargeFacts, InvoiceFacts, SessionFacts, SessionStatus, SubscriptionFacts
from ..ledger.charges import book_paid, keep_line
from ..models import Payment, Subscription
from ..signals import amount_changed, month_failed, payment_paid, subscription_moved, subscription_moving

MOVES = Moves(
    model=Subscription,
    name="subscription",
    states=SubscriptionState,
    allowed=SUBSCRIPTION_MOVES,
    actors_of=actors_of,
    before=subscription_moving,
    after=subscription_moved,
)


def settle_monthly_session(facts: SessionFacts) -> None:
    """The page of Stripe for a monthly payment: begun, with its first month, or over."""
    if facts.status == SessionStatus.EXPIRED:
        _end_unbegun(facts)
    elif facts.subscription:
        settle_subscription(facts.subscription)
        if facts.invoice:
            settle_invoice(facts.invoice)


def settle_subscription(number: str) -> Subscription | None:
    return apply_subscription(months.read_subscription(number))


def settle_invoice(number: str) -> Payment | None:
    """The month of a subscription. One that nobody paid makes no payment: whoever asked for the money hears of it."""
    facts = months.read_invoice(number)
    if facts is None:
        return None
    subscription = settle_subscription(facts.subscription)
    if subscription and not facts.is_paid and subscription.state == SubscriptionState.FAILING:
        month_failed.send(sender=Subscription, subscription=subscription, invoice=facts.number)
    charge = gateway.read_charge(facts.intent) if facts.is_paid and facts.intent else None
    return apply_invoice(facts, charge) if charge else None


@transaction.atomic
def apply_subscription(facts: SubscriptionFacts) -> Subscription | None:
    """Write down how a monthly payment is. None for one that is not ours."""
    subscription = _found(facts.number, facts.about)
    if subscription is None:
        return None
    _write_down(subscription, facts)
    if facts.status == subscription.state or (subscription.state, facts.status) not in MOVES.allowed:
        return subscription
    ended = {"ended_at": timezone.now()} if facts.status == SubscriptionState.ENDED else {}
    try:
        return MOVES.make(subscription, to=facts.status, by=None, changes=ended).row
    except MoveRefused:
        return subscription


def _write_down(subscription: Subscription, facts: SubscriptionFacts) -> None:
    before = subscription.amount_minor
    now = {"number": facts.number, "amount_minor": facts.amount_minor, "renews_at": facts.renews_at}
    changed = {name: value for name, value in now.items() if getattr(subscription, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(subscription, name, value)
        subscription.save(update_fields=changed)
    if subscription.amount_minor != before:
        amount_changed.send(sender=Subscription, subscription=subscription)


@transaction.atomic
def apply_invoice(facts: InvoiceFacts, charge: ChargeFacts) -> Payment | None:
    """A month that was paid becomes a payment, once. Money for one that we know as ended goes back."""
    subscription = _found(facts.subscription, facts.about)
    if subscription is None:
        return None
    payment = Payment.objects.filter(invoice_id=facts.number).first()
    if payment is None:
        payment = _month(subscription, facts, charge)
        was_ended = subscription.ended_at is not None and charge.happened_at > subscription.ended_at
        if was_ended:
            give_back_late_money(payment)
        else:
            payment_paid.send(sender=Payment, payment=payment)
    if charge.balance:
        keep_line(charge.balance, payment=payment, paid_minor=charge.amount_minor)
    return payment


def _month(subscription: Subscription, facts: InvoiceFacts, charge: ChargeFacts) -> Payment:
    payment = Payment.objects.create(
        subscription=subscription,
        invoice_id=facts.number,
        purpose=subscription.purpose,
        purpose_reference=subscription.purpose_reference,
        title=subscription.title,
        titles=subscription.titles,
        amount_minor=charge.amount_minor,
        currency=charge.currency,
        language=subscription.language,
        payer=subscription.payer,
        payer_name=subscription.payer_name,
        payer_email=subscription.payer_email,
        way=PaymentWay.CARD,
        ends_at=charge.happened_at,
    )
    changes = {"paid_at": charge.happened_at, "intent_id": charge.intent, "charge_id": charge.number}
    payment = PAYMENT_MOVES.make(payment, to=PaymentState.PAID, by=None, changes=changes).row
    book_paid(payment, happened_at=charge.happened_at)
    return payment


def _found(number: str, about: str) -> Subscription | None:
    """Locked: months of one subscription come one after the other."""
    same = Q(number=number)
    with suppress(ValueError):
        same |= Q(key=UUID(about))
    return Subscription.objects.select_for_update(no_key=True).filter(same).first()


def _end_unbegun(facts: SessionFacts) -> None:
    for subscription in Subscription.objects.filter(session_id=facts.number, state=SubscriptionState.OPEN):
        MOVES.make(subscription, to=SubscriptionState.ENDED, by=None, changes={"ended_at": timezone.now()})
