"""What a giver, or we, change about a monthly payment. Stripe is told first; what it answers is written down."""

from django.utils.crypto import get_random_string

from .. import months
from ..currencies import check_amount
from ..models import Subscription
from .settling import apply_subscription


def change_amount(*, subscription: Subscription, amount_minor: int) -> Subscription:
    """Another amount from the next month on. Raises AmountRefused, and what the gateway raises."""
    check_amount(amount_minor, subscription.currency)
    now = months.read_subscription(subscription.number)
    return _told(months.change_subscription(now, amount_minor=amount_minor, key=_key(subscription)), subscription)


def pause(*, subscription: Subscription) -> Subscription:
    """Nothing is collected until it goes on."""
    return _told(months.pause_subscription(subscription.number, is_paused=True, key=_key(subscription)), subscription)


def go_on(*, subscription: Subscription) -> Subscription:
    """After a pause. The card is not asked for again."""
    return _told(months.pause_subscription(subscription.number, is_paused=False, key=_key(subscription)), subscription)


def end(*, subscription: Subscription) -> Subscription:
    """For good: a new one begins with the card."""
    return _told(months.end_subscription(subscription.number), subscription)


def _key(subscription: Subscription) -> str:
    """Each change is one of its own, also back to what was before; the request itself is repeated by the library."""
    return f"{subscription.key}-{get_random_string(8)}"


def _told(facts, subscription: Subscription) -> Subscription:
    return apply_subscription(facts) or subscription
