"""Beginning a payment of each month."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from .. import gateway
from ..checkout.starting import NothingToPay, page_of_stripe
from ..currencies import check_amount
from ..enums import SubscriptionState
from ..models import Subscription
from ..orders import Order
from ..purposes import name_thing, purpose_of
from .settling import MOVES, settle_monthly_session


@transaction.atomic
def begin_subscription(
    *, purpose: str, purpose_reference: str, amount_minor: int, currency: str, **payer: Any
) -> Subscription:
    """A monthly payment that waits for its first month. `payer`: `language`, `payer`, `payer_name`, `payer_email`.

    Raises AmountRefused or KeyError, as `begin_payment` does.
    """
    check_amount(amount_minor, currency)
    subscription = Subscription(
        purpose=purpose, purpose_reference=purpose_reference, amount_minor=amount_minor, currency=currency, **payer
    )
    kind = purpose_of(subscription)
    name_thing(subscription)
    subscription.ends_at = timezone.now() + kind.hold
    subscription.save()
    return subscription


def cancel_unbegun(subscription: Subscription) -> None:
    """Let nobody begin it any more. Who has just begun it has begun it. Raises what the gateway raises."""
    if subscription.session_id:
        settle_monthly_session(gateway.end_session(subscription.session_id))
        return
    MOVES.make(subscription, to=SubscriptionState.ENDED, by=None, changes={"ended_at": timezone.now()})


def open_monthly_checkout(subscription: Subscription) -> str:
    """The address of Stripe's page. Raises NothingToPay, TakesNoMore, and what the gateway raises."""
    subscription.refresh_from_db()
    if subscription.state != SubscriptionState.OPEN:
        raise NothingToPay
    return page_of_stripe(subscription, lambda: _order(subscription))


def _order(subscription: Subscription) -> Order:
    back = f"{settings.PORTAL_URL}{reverse('payments:monthly', args=[subscription.key])}"
    return Order(
        about=str(subscription.key),
        attempt=subscription.attempt,
        title=subscription.title,
        amount_minor=subscription.amount_minor,
        currency=subscription.currency,
        is_gift=purpose_of(subscription).is_gift,
        statement="",
        email=subscription.payer_email,
        ends_at=subscription.ends_at,
        success_url=back,
        cancel_url=back,
        is_monthly=True,
    )
