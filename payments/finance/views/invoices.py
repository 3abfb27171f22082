"""A new invoice, or cash at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...currencies import AmountRefused
from ...rules import finance
from ..forms.payments import InvoiceForm
from ..invoicing import NumberTaken, write_invoice


@who_may(finance)
def invoice(request: HttpRequest) -> HttpResponse:
    form = InvoiceForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    if form.is_valid():
        with (
            may_be_refused(form, AmountRefused, field="amount"),
            may_be_refused(form, NumberTaken, field="control_number"),
        ):
            made = write_invoice(by=request.user, **form.asked)
            messages.success(request, _("It is written. What comes next is done here."))
            return redirect("finance:payment", made.reference)
    title = _("New invoice or cash payment")
    text = _("The payer of an invoice gets a letter with the reference. Cash is confirmed on the next page.")
    values = {"form": form, "title": title, "text": text, "button": _("Write it")}
    return render(request, "payments/finance/form.html", values)
