"""The official table of exchange rates."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...models import ExchangeRate
from ..exchange import keep_rate
from ..forms.deciding import ExchangeRateForm
from ..rights import claims_preparer


@who_may(claims_preparer)
def rates(request: HttpRequest) -> HttpResponse:
    return render(request, "placements/exchange_rates.html", page_of(request, ExchangeRate.objects.all()))


@who_may(claims_preparer)
def add(request: HttpRequest) -> HttpResponse:
    return _keep(request, ExchangeRate())


@who_may(claims_preparer)
def rate(request: HttpRequest, pk: int) -> HttpResponse:
    return _keep(request, get_object_or_404(ExchangeRate, pk=pk))


def _keep(request: HttpRequest, row: ExchangeRate) -> HttpResponse:
    form = ExchangeRateForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            keep_rate(rate=form.instance, by=request.user)
            messages.success(request, _("Saved. What was approved keeps the rate that it had."))
            return redirect("office:exchange_rates")
    title = _("Official exchange rate")
    return render(request, "placements/claim_decision.html", {"form": form, "title": title, "button": _("Save")})
