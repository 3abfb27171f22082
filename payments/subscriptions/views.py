"""Back from Stripe's page for a monthly payment."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from casework.token_links import private
from diaspora.who_may import anyone, who_may

from .. import gateway
from ..models import Subscription
from ..purposes import purpose_of
from .cards import settle_card
from .settling import settle_monthly_session


@private
@who_may(anyone)
def monthly(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask Stripe how it went, as the webhook does, and go on to the page of whoever asked for the money."""
    found = get_object_or_404(Subscription, key=key)
    if found.session_id:
        with suppress(gateway.StripeAway, gateway.StripeRefused, gateway.PayingOnlineOff):
            settle_monthly_session(gateway.read_session(found.session_id))
            found.refresh_from_db()
    return redirect(purpose_of(found).return_to(found))


@private
@who_may(anyone)
def card(request: HttpRequest, key: UUID) -> HttpResponse:
    """Back from the page on which another card is put in, also by whoever turned round there."""
    found = get_object_or_404(Subscription, key=key)
    if found.card_session_id:
        with suppress(gateway.StripeAway, gateway.StripeRefused, gateway.PayingOnlineOff):
            settle_card(found.card_session_id)
    return redirect(purpose_of(found).return_to(found))
