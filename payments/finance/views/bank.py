"""Bank statements, and what does not agree."""

from django.contrib import messages
from django.db.models import Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.money import written
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may
from office.history import history_of

from ...bank.deciding import confirm_line, explain_line, take_back, version
from ...bank.files import shown_files, state_of
from ...enums import BankUse
from ...ledger.naming import names_of
from ...models import BankLine, Difference, Refund
from ...rules import approves_in_finance, finance
from ..forms.bank import BankLineFilter, BankLineForm, ExplanationForm
from ..invoicing import things_to_pay

#: As many of the newest files are listed.
FILES = 6
_BUTTONS = {"confirm": confirm_line, "take-back": take_back}


@who_may(finance)
def bank(request: HttpRequest) -> HttpResponse:
    """The lines of bank statements, those that nobody has decided first."""
    chosen = BankLineFilter(request.GET)
    rows = chosen.narrow(BankLine.objects.booked())
    sums = rows.order_by().values_list("currency").annotate(sum=Sum("amount_minor"))
    found = page_of(
        request,
        rows.select_related("payment", "payout", "refund__payment", "explained_by")
        .annotate(is_undecided=Q(payment=None, payout=None, confirmed_at=None))
        .order_by("-is_undecided", "-booked_on", "-pk"),
    )
    lines = [{"line": line, "amount": written(line.amount_minor, line.currency)} for line in found["page"]]
    totals = [written(amount, currency) for currency, amount in sorted(sums)]
    files = [(file, state_of(file)) for file in shown_files()[:FILES]]
    context = {"filter": chosen, "lines": lines, "totals": totals, "files": files, **found}
    return render(request, "payments/finance/bank.html", context)


@who_may(finance)
def explain_bank_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a line is; what a colleague said is confirmed here, or taken back."""
    line = get_object_or_404(BankLine.objects.select_related("explained_by", "confirmed_by", "payment"), pk=pk)
    is_open = not line.explained_at and BankLine.objects.undecided().contains(line)
    form = BankLineForm(request.POST if request.method == "POST" else None, line=line) if is_open else None
    if form and form.is_valid():
        with may_be_refused(form):
            explain_line(line=line, by=request.user, **form.said)
            messages.success(request, _("Written down. A colleague confirms it."))
            return redirect("finance:bank")
    is_said = bool(line.explained_at and not line.confirmed_at)
    context = {
        "form": form,
        "line": line,
        "version": version(line),
        "thing": _named(line),
        "may_take_back": is_said,
        "may_confirm": is_said and approves_in_finance(request.user) and line.explained_by_id != request.user.pk,
        "events": history_of(line),
    }
    return render(request, "payments/finance/bank_line.html", context)


def _named(line: BankLine) -> str:
    """What a line belongs to, as people call it."""
    if line.use == BankUse.REFUND and line.thing:
        refund = Refund.objects.select_related("payment").get(pk=int(line.thing))
        return _("Refund of %(amount)s for %(reference)s") % {
            "amount": refund.written,
            "reference": refund.payment.reference,
        }
    return line.thing and dict(things_to_pay()).get(line.thing, line.thing)


@who_may(finance)
@require_POST
def decide_bank_line(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    line = get_object_or_404(BankLine, pk=pk)
    if action not in _BUTTONS:
        raise Http404
    with may_be_refused(request):
        _BUTTONS[action](line=line, by=request.user, seen=seen_in(request))
        messages.success(request, _("It is done."))
    return redirect("finance:explain_bank_line", pk)


@who_may(finance)
def explain_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Finance says why it is as it is: it waits for nobody any more."""
    difference = get_object_or_404(Difference.objects.select_related("payment"), pk=pk, ended_at=None)
    form = _explanation(request, difference.explanation)
    if form.is_valid():
        Difference.objects.filter(pk=pk, ended_at=None).update(
            ended_at=timezone.now(), explained_by=request.user, **form.cleaned_data
        )
        messages.success(request, _("Explained."))
        return redirect("finance:desk")
    context = {
        "form": form,
        "title": _("Explain a difference"),
        "about": difference.get_kind_display(),
        "facts": _facts(difference),
    }
    return render(request, "payments/finance/form.html", context)


def _facts(difference: Difference) -> list[tuple[str, str]]:
    """What does not agree, as far as it is known: whoever explains it has it before their eyes."""
    about = names_of([difference.about]).get(difference.about, difference.about)
    told = [
        (_("About"), f"{difference.payment.reference}, {about}" if difference.payment else about),
        (_("Ours"), difference.ours),
        (_("Theirs"), difference.theirs),
        (_("Since"), date(difference.found_at, "SHORT_DATE_FORMAT")),
    ]
    return [(label, text) for label, text in told if text]


def _explanation(request: HttpRequest, known: str) -> ExplanationForm:
    return ExplanationForm(request.POST if request.method == "POST" else None, initial={"explanation": known})
