"""Payouts of Stripe: which lines of the account there are in each, and what they add up to."""

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from casework.money import written
from casework.pages import page_of
from diaspora.who_may import who_may

from ...enums import BalanceKind
from ...models import Payout
from ...rules import finance

_OF_THE_PAYOUT = (BalanceKind.PAYOUT, BalanceKind.PAYOUT_FAILURE)


@who_may(finance)
def payouts(request: HttpRequest) -> HttpResponse:
    return render(
        request, "payments/finance/payouts.html", page_of(request, Payout.objects.select_related("bank_line"))
    )


@who_may(finance)
def payout(request: HttpRequest, pk: int) -> HttpResponse:
    """What came in less what went back and what was kept is what was paid out."""
    found = get_object_or_404(Payout.objects.select_related("bank_line"), pk=pk)
    lines = found.lines.exclude(kind__in=_OF_THE_PAYOUT)
    sums = lines.order_by().aggregate(amount=Sum("amount_minor"), fee=Sum("fee_minor"), net=Sum("net_minor"))
    context = {
        "payout": found,
        "rows": lines.select_related("payment"),
        "sums": {name: written(minor or 0, found.currency) for name, minor in sums.items()},
        "adds_up": (sums["net"] or 0) == found.amount_minor,
    }
    return render(request, "payments/finance/payout.html", context)
