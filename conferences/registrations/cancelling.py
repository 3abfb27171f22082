"""Giving places back, and money by the rule that was shown before paying."""

from collections import Counter
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from wagtail.models import ModelLogEntry

from casework.due import try_each
from casework.refusals import Refused
from payments import gateway
from payments.checkout.ending import end_payment
from payments.enums import PaymentState, PaymentWay
from payments.models import Payment
from payments.refunds.asking import UnderDispute, ask_for_refund

from ..enums import ALIVE, EventState, RegistrationActor, RegistrationState
from ..models import Delegate, Event, Registration
from .moves import move_registration
from .places import free_places
from .prices import refund_share
from .waiting import offer_in_turn

_S = RegistrationState


@transaction.atomic
def cancel(
    *,
    registration: Registration,
    actor: RegistrationActor = RegistrationActor.DELEGATE,
    by: Any = None,
    reason: str = "",
    seen: str | None = None,
    prepared_by: Any = None,
) -> Registration:
    """All of its places are free, and go to the waiting list in the same transaction.

    What was paid goes back by the rule of the event. Where the event itself is cancelled all of it is prepared to go
    back, by `prepared_by`, and waits for a second person. Raises MoveRefused.
    """
    cancelled = move_registration(
        registration, to=_S.CANCELLED, by=by, actor=actor, seen=seen, reason=reason, changes={"hold_until": None}
    )
    if cancelled.event.state == EventState.CANCELLED:
        _prepare_all(cancelled, by=prepared_by)
    else:
        give_back(cancelled, _amounts(cancelled))
    _stop_payment(cancelled)
    offer_on(cancelled.event)
    return cancelled


@transaction.atomic
def cancel_delegate(*, delegate: Delegate, by: Any = None) -> Delegate:
    """One of several, with whoever accompanies that one; with the last delegate the registration is cancelled. Only of
    a confirmed registration."""
    registration = Registration.objects.select_for_update(no_key=True, of=("self",)).get(pk=delegate.registration_id)
    delegate = Delegate.objects.select_related("event").get(pk=delegate.pk)
    if registration.state != _S.CONFIRMED or delegate.cancelled_at:
        raise Refused
    gone = [delegate, *delegate.companions.filter(cancelled_at=None)]
    if registration.delegates.filter(cancelled_at=None).count() == len(gone):
        cancel(registration=registration, by=by)
        return delegate
    for each in gone:
        each.cancelled_at = timezone.now()
        each.save(update_fields=["cancelled_at"])
    free_places(registration, Counter(each.category_id for each in gone))
    give_back(registration, [each.price_minor for each in gone])
    offer_on(delegate.event)
    return delegate


def offer_on(event: Event) -> None:
    """What is free is offered before anybody else can take it."""
    if event.state in (EventState.OPEN, EventState.FULL, EventState.CLOSED):
        offer_in_turn(event)


def _amounts(registration: Registration) -> list[int]:
    return list(registration.delegates.filter(cancelled_at=None).values_list("price_minor", flat=True))


def _paid(registration: Registration) -> Payment | None:
    payment = registration.payment
    return payment if payment and payment.state == PaymentState.PAID else None


def give_back(registration: Registration, amounts: list[int]) -> None:
    """What goes back of `amounts` by the rule of the event, where they were paid."""
    event, payment = registration.event, _paid(registration)
    if payment is None:
        return
    amount = min(refund_share(event, amounts, on=event.today), payment.left_minor)
    if amount:
        ask_for_refund(payment=payment, amount_minor=amount, reason=gettext_noop("A place at an event was given back."))


def _prepare_all(registration: Registration, *, by: Any) -> None:
    """Where the payer's bank has the money already, its decision is awaited: the place is cancelled all the same."""
    payment = _paid(registration)
    if payment and payment.left_minor:
        reason = gettext("The event is cancelled.")
        with suppress(UnderDispute):
            ask_for_refund(payment=payment, amount_minor=payment.left_minor, reason=reason, by=by, waits=True)


def _stop_payment(registration: Registration) -> None:
    """Nobody shall pay any more for what is given back; who just did gets the money back when it is heard of."""
    payment = registration.payment
    if payment is None or payment.way != PaymentWay.CARD or payment.state != PaymentState.OPEN:
        return
    if not payment.session_id or gateway.is_on():
        transaction.on_commit(lambda: _end_quietly(payment))


def _end_quietly(payment: Payment) -> None:
    """Where Stripe is away the clock of payments ends it."""
    with suppress(gateway.StripeAway, gateway.StripeRefused, Refused):
        end_payment(payment)


def cancel_what_is_off() -> int:
    """Registrations of events that are cancelled: each is told, and gets back what it paid. Returns how many."""
    due = Registration.objects.filter(event__state=EventState.CANCELLED, state__in=ALIVE)
    return try_each(due.select_related("event", "payment").order_by("pk")[:200], _cancel_as_clock)


def _cancel_as_clock(registration: Registration) -> None:
    """With the reason that an organiser gave who cancelled the event; that one has prepared what goes back."""
    event = registration.event
    told = ModelLogEntry.objects.for_instance(event).filter(action=f"event.{EventState.CANCELLED}").first()
    reason, organiser = (told.data.get("reason", ""), told.user) if told else ("", None)
    cancel(registration=registration, actor=RegistrationActor.CLOCK, reason=reason, prepared_by=organiser)
