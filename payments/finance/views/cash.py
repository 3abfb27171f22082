"""The cash box: what is in it by the books, and counting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...cash.counting import NoExplanation, confirm_count, count_cash
from ...cash.readings import boxes
from ...models import CashCount
from ...rules import approves_in_finance, finance
from ..forms.bank import CashCountForm


@who_may(finance)
def cash(request: HttpRequest) -> HttpResponse:
    form = CashCountForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form), may_be_refused(form, NoExplanation, field="explanation"):
            count_cash(by=request.user, **form.said)
            messages.success(request, _("Written down. A colleague counts too and confirms it."))
            return redirect("finance:cash")
    counts = page_of(request, CashCount.objects.select_related("counted_by", "confirmed_by"))
    context = {"form": form, "boxes": boxes(), "may_approve": approves_in_finance(request.user), **counts}
    return render(request, "payments/finance/cash.html", context)


@who_may(finance)
@require_POST
def confirm_cash(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        confirm_count(count=get_object_or_404(CashCount, pk=pk), by=request.user)
        messages.success(request, _("It is done."))
    return redirect("finance:cash")
