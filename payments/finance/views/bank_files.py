"""Reading a bank statement: the file, its sums to look at, and the books."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.money import written
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may
from office.history import history_of

from ...bank.files import read_statement, state_of, take_file, undo_file
from ...models import BankFile
from ...rules import finance
from ..forms.bank import BankStatementForm


@who_may(finance)
def read_bank_statement(request: HttpRequest) -> HttpResponse:
    """A page of its own: choosing which lines are shown would drop a file that was chosen."""
    posted = request.method == "POST"
    form = BankStatementForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        with may_be_refused(form, field="statement"):
            values = form.cleaned_data
            file = read_statement(content=values["statement"].read(), decimals=values["decimals"], by=request.user)
            _tell_what_is_left_out(request, file)
            return redirect("finance:bank_file", file.pk) if file.lines.exists() else redirect("finance:bank")
    return render(request, "payments/finance/read_bank_statement.html", {"form": form})


def _tell_what_is_left_out(request: HttpRequest, file: BankFile) -> None:
    """No line of a file goes away without a word."""
    if file.known:
        messages.info(request, _("Lines that were known already: %(count)s.") % {"count": file.known})
    if file.not_taken:
        text = _(
            "Lines of a file that a colleague has read and that is not in the books yet: %(count)s. Take that file "
            "into the books, or leave it out and read this one again."
        )
        messages.warning(request, text % {"count": file.not_taken})
    if file.empty:
        messages.info(request, _("Lines over nothing that were left out: %(count)s.") % {"count": file.empty})


@who_may(finance)
def bank_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of one file, with their sums, before and after they are in the books."""
    file = get_object_or_404(BankFile.objects.select_related("read_by"), pk=pk)
    found = page_of(request, file.lines.order_by("pk"))
    context = {
        "file": file,
        "state": state_of(file),
        "lines": [(line, line.written) for line in found["page"]],
        "totals": _totals(file),
        "events": history_of(file),
        **found,
    }
    return render(request, "payments/finance/bank_file.html", context)


def _totals(file: BankFile) -> list[tuple[str, str]]:
    """By currency: what came in, and what went out."""
    sums: dict[str, list[int]] = {}
    for currency, amount in file.lines.values_list("currency", "amount_minor"):
        sums.setdefault(currency, [0, 0])[amount < 0] += amount
    return [(written(came, currency), written(went, currency)) for currency, (came, went) in sorted(sums.items())]


@who_may(finance)
@require_POST
def decide_bank_file(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """A button: take it into the books, or undo it."""
    file = get_object_or_404(BankFile, pk=pk)
    if action == "take":
        with may_be_refused(request):
            taken = take_file(file=file, by=request.user)
            text = _(
                "Lines in the books: %(new)s. Matched with an invoice: %(matched)s, with a payout of Stripe: "
                "%(payouts)s. Went out: %(out)s."
            )
            values = {"new": taken.new, "matched": taken.matched, "payouts": taken.payouts, "out": taken.went_out}
            messages.success(request, text % values)
            return redirect("finance:bank")
    elif action == "undo":
        with may_be_refused(request):
            undo_file(file=file, by=request.user)
            messages.success(request, _("Undone: nothing of this file is in the books. Read the right one."))
            return redirect("finance:read_bank_statement")
    else:
        raise Http404
    return redirect("finance:bank_file", pk)
