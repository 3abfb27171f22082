"""The address that Stripe knows."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from diaspora.who_may import anyone, who_may

from .. import gateway
from .receiving import keep_event


@csrf_exempt
@who_may(anyone)
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Yes to whatever Stripe signed, known or not: an answer that is no yes is delivered again for three days."""
    if not gateway.is_on():
        return HttpResponse(status=403)  # no fault of ours, which the log would call it with 503
    try:
        event = gateway.read_event(request.body, request.headers.get("Stripe-Signature", ""))
    except gateway.NotFromStripe:
        return HttpResponse(status=400)
    keep_event(event)
    return HttpResponse(status=200)
