"""What follows from the events of Stripe: the object is asked for, and its facts go through the one door of its noun.

So their order means nothing, and one that came late or twice changes nothing.
"""

import datetime
import logging
from collections.abc import Callable

from django.db.models import F
from django.utils import timezone

from .. import gateway
from ..checkout.intents import NotKnownYet, know_intent
from ..differences import name_difference
from ..disputes.settling import apply_dispute
from ..enums import DifferenceKind
from ..facts import RefundFacts
from ..models import StripeEvent
from ..payouts.settling import settle_payout
from ..refunds.settling import apply_refund
from ..subscriptions.sessions import settle_session
from ..subscriptions.settling import settle_invoice, settle_subscription

logger = logging.getLogger(__name__)

#: How many are settled in one round.
BATCH = 200
#: A worker that died gives its event back after this time, so that within a minute another one has settled it. Two that
#: settle the same one do it once.
LEASE = datetime.timedelta(seconds=45)
#: Stripe that did not answer is asked again after this time, then after twice as long, and so on.
AGAIN = datetime.timedelta(minutes=2)
#: After so many attempts the hourly comparison is trusted to find what is missing.
MOST_ATTEMPTS = 12


def _refund(number: str) -> None:
    _settle_refunds([gateway.read_refund(number)])


def _refunds_of_charge(number: str) -> None:
    _settle_refunds(gateway.refunds_of_charge(number))


def _settle_refunds(found: list[RefundFacts]) -> None:
    for facts in found:
        know_intent(facts.intent)
        apply_refund(facts)


def _dispute(number: str) -> None:
    facts = gateway.read_dispute(number)
    know_intent(facts.intent)
    apply_dispute(facts)


#: Beginning of the kind of an event → what is done with the number of its object. The first that fits counts.
_FOLLOWS: dict[str, Callable[[str], object]] = {
    "checkout.session.": settle_session,
    "refund.": _refund,
    "charge.refunded": _refunds_of_charge,
    "charge.refund.": _refund,
    "charge.dispute.": _dispute,
    "invoice.paid": settle_invoice,
    "invoice.payment_failed": settle_invoice,
    "customer.subscription.": settle_subscription,
    "payout.": settle_payout,
}


def follows_from(kind: str) -> Callable[[str], object] | None:
    """What is done about events of this kind; None for those that mean nothing here."""
    return next((act for beginning, act in _FOLLOWS.items() if kind.startswith(beginning)), None)


def settle_events() -> int:
    """Settle the events that are due. Returns how many."""
    due = StripeEvent.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")
    return sum(_settle(event) for event in due[:BATCH])


def _settle(event: StripeEvent) -> bool:
    """Claimed by one conditional update, so that one worker does it; others about the same object are done with it."""
    mine = StripeEvent.objects.filter(pk=event.pk, due_at=event.due_at)
    if not mine.update(due_at=timezone.now() + LEASE, attempts=F("attempts") + 1):
        return False
    same = StripeEvent.objects.filter(about=event.about, due_at__isnull=False)
    heard = list(same.values_list("pk", flat=True))  # before Stripe is asked: what it says then includes these
    act = follows_from(event.kind)
    try:
        if act:
            act(event.about)
    except Exception as error:
        _put_off(event, error)
        return False
    StripeEvent.objects.filter(pk__in=heard).update(due_at=None, error="")
    return True


def _put_off(event: StripeEvent, error: Exception) -> None:
    level = logging.WARNING if isinstance(error, gateway.StripeAway | NotKnownYet) else logging.ERROR
    logger.log(level, "Event %s could not be settled: %s", event.pk, type(error).__name__)
    wait = AGAIN * 2 ** min(event.attempts, 8)
    due_at = timezone.now() + wait if event.attempts + 1 < MOST_ATTEMPTS else None
    if due_at is None:
        name_difference(DifferenceKind.EVENT, about=event.number, theirs=f"{event.kind} {event.about}")
    StripeEvent.objects.filter(pk=event.pk).update(due_at=due_at, error=type(error).__name__[:100])
