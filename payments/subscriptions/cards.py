"""Another card for a monthly payment: put in on a page of Stripe, used from then on, also for a month that failed."""

from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language

from .. import gateway, months
from ..checkout.starting import NothingToPay
from ..enums import SubscriptionState
from ..models import Subscription
from ..signals import card_changed
from .settling import apply_subscription, settle_invoice

_RUNNING = (SubscriptionState.ACTIVE, SubscriptionState.FAILING, SubscriptionState.PAUSED)


def open_card_page(subscription: Subscription) -> str:
    """The address of the page: asked eight times at once it is the same. Raises NothingToPay for what does not run, and
    what the gateway raises."""
    if subscription.state not in _RUNNING:
        raise NothingToPay
    back = f"{settings.PORTAL_URL}{reverse('payments:card', args=[subscription.key])}"
    before = subscription.card_session_id
    facts = months.open_card_page(
        months.read_subscription(subscription.number),
        about=str(subscription.key),
        back=back,
        # After a page that was left, and after a card that was used, the next page is another one.
        key=f"{subscription.key}-{subscription.attempt}-{before}-{get_language()}",
    )
    same = Subscription.objects.filter(pk=subscription.pk, card_session_id=before)
    same.update(card_session_id=facts.number)
    return facts.url


def settle_card(number: str) -> bool:
    """Use the card that was put in during a session, and try a month that failed with it at once. Returns whether there
    was one.

    Asked again it changes nothing. Raises what the gateway raises: then the session is still to be settled, with all
    of this.
    """
    facts = months.read_card(number)
    subscription = _of(facts.about, number)
    if subscription is None or subscription.state not in _RUNNING or not facts.card:
        return False
    now = months.use_card(subscription.number, card=facts.card, key=number)
    apply_subscription(now)
    if now.status == SubscriptionState.FAILING and now.latest_invoice:
        with suppress(gateway.StripeRefused):
            months.collect_again(now.latest_invoice)
        settle_invoice(now.latest_invoice)
    put_in = Subscription.objects.filter(pk=subscription.pk, card_session_id=number)
    if put_in.update(card_session_id="", attempt=F("attempt") + 1):
        card_changed.send(sender=Subscription, subscription=subscription)
    return True


def _of(about: str, number: str) -> Subscription | None:
    """Only the page that was opened last: an older one that is sent late takes no newer card away."""
    try:
        return Subscription.objects.filter(key=UUID(about), card_session_id=number).first()
    except ValueError:
        return None
