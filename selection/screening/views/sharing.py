"""Those that were ticked are shared out among officers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may

from ...decisions.chosen import chosen_by
from ..forms.sharing import ShareForm
from ..sharing import share_out


@who_may(office)
def share(request: HttpRequest, numbers: str) -> HttpResponse:
    chosen = chosen_by(request.user, numbers)
    form = ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            given = share_out(applications=chosen, officers=form.cleaned_data["officers"], by=request.user)
            messages.success(request, _said(len(given)))
            return redirect("office:applications")
    return render(request, "office/share_out.html", {"chosen": chosen, "form": form})


def _said(number: int) -> str:
    return ngettext(
        "%(number)s application has an officer now.", "%(number)s applications have an officer now.", number
    ) % {"number": number}
