"""Bank statements, and what does not agree."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.money import written
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...bank.statements import explain_line, read_statement
from ...models import BankLine, Difference
from ...rules import finance
from ..forms import BankStatementForm, ExplanationForm


@who_may(finance)
def bank(request: HttpRequest) -> HttpResponse:
    """The lines of bank statements, those without a payment first; and a new file."""
    posted = request.method == "POST"
    form = BankStatementForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        with may_be_refused(form, field="statement"):
            read = read_statement(content=form.cleaned_data["statement"].read(), by=request.user)
            text = _("%(new)s new lines, %(known)s known already, %(matched)s matched with an invoice.")
            messages.success(request, text % {"new": read.new, "known": read.known, "matched": read.matched})
            return redirect("finance:bank")
    found = page_of(
        request, BankLine.objects.select_related("payment", "payout").order_by("payment", "payout", "-booked_on", "-pk")
    )
    lines = [{"line": line, "amount": written(line.amount_minor, line.currency)} for line in found["page"]]
    return render(request, "payments/finance/bank.html", {"form": form, "lines": lines, **found})


@who_may(finance)
def explain_bank_line(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(BankLine, pk=pk, payment=None, payout=None, explained_at=None)
    form = _explanation(request, line.explanation)
    if form.is_valid():
        explain_line(line=line, by=request.user, **form.cleaned_data)
        messages.success(request, _("Explained."))
        return redirect("finance:bank")
    about = f"{written(line.amount_minor, line.currency)} · {line.text}"
    return render(
        request, "payments/finance/form.html", {"form": form, "title": _("Explain a bank line"), "about": about}
    )


@who_may(finance)
def explain_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Finance says why it is as it is: it waits for nobody any more."""
    difference = get_object_or_404(Difference, pk=pk, ended_at=None)
    form = _explanation(request, difference.explanation)
    if form.is_valid():
        Difference.objects.filter(pk=pk, ended_at=None).update(
            ended_at=timezone.now(), explained_by=request.user, **form.cleaned_data
        )
        messages.success(request, _("Explained."))
        return redirect("finance:desk")
    context = {"form": form, "title": _("Explain a difference"), "about": difference.get_kind_display()}
    return render(request, "payments/finance/form.html", context)


def _explanation(request: HttpRequest, known: str) -> ExplanationForm:
    return ExplanationForm(request.POST if request.method == "POST" else None, initial={"explanation": known})
