"""The pages of whoever pays; their address is the key to them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from casework.money import written
from casework.refusals import may_be_refused
from casework.token_links import private
from diaspora.who_may import anyone, who_may

from ... import gateway
from ...accounts import account_lines
from ...enums import ENDED, PaymentState, PaymentWay
from ...models import Payment
from ...purposes import purpose_of
from ..ending import cancel_payment
from ..settling import settle_payment
from ..starting import open_checkout


@private
@who_may(anyone)
def payment(request: HttpRequest, key: UUID) -> HttpResponse:
    """What is to be paid, or what became of it. Whoever left Stripe's page without paying comes back here."""
    return _show(request, get_object_or_404(Payment, key=key))


@private
@who_may(anyone)
@require_POST
def checkout(request: HttpRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(Payment, key=key)
    with may_be_refused(request):
        return redirect(open_checkout(found))
    return redirect(found)


@private
@who_may(anyone)
@require_POST
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    """Whoever does not want to pay frees what was held. Who has just paid in another window has paid."""
    found = get_object_or_404(Payment, key=key)
    with may_be_refused(request):
        cancel_payment(found)
    return redirect(found)


@private
@who_may(anyone)
def returned(request: HttpRequest, key: UUID) -> HttpResponse:
    """Back from Stripe's page. That somebody came here proves nothing: Stripe is asked, as the webhook asks."""
    found = get_object_or_404(Payment, key=key)
    if found.state != PaymentState.PAID:
        try:
            found = settle_payment(found)
        except (gateway.StripeAway, gateway.StripeRefused, gateway.PayingOnlineOff):
            return _show(request, found, is_back=True)
    return _show(request, found, is_back=True)


def _show(request: HttpRequest, found: Payment, *, is_back: bool = False) -> HttpResponse:
    can_pay = found.state == PaymentState.OPEN and found.way == PaymentWay.CARD and gateway.is_on()
    if can_pay:
        request.leads_to = gateway.form_origins()
    back = found.given_back_minor
    values = {
        "back": written(back, found.currency) if back else "",
        "payment": found,
        "can_pay": can_pay,
        "is_back": is_back,
        "on": purpose_of(found).return_to(found),
        "again": purpose_of(found).again(found) if found.state in ENDED else "",
        "account": account_lines(found.currency),
        "receipts": found.receipts.all(),
    }
    return render(request, "payments/payment.html", values)
