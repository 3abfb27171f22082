"""Back from Stripe's page for a monthly payment."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

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
        try:
            if settle_card(found.card_session_id):
                messages.success(request, _("Your new card is in. Each month is collected from it from now on."))
        except (gateway.StripeAway, gateway.StripeRefused, gateway.PayingOnlineOff):
            text = _("We have not heard of your new card yet. As soon as we do, it is used, and we write to you.")
            messages.info(request, text)
    return redirect(purpose_of(found).return_to(found))
