"""Names on the page of an appeal: finance, and whoever writes appeals, take one off or put it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.name_fields import leads_away
from diaspora.who_may import who_may
from office.history import told
from payments.rules import works_in_finance

from ...appeals.names import NAMES, is_name_hidden, named_gifts, same_name
from ...gifts.naming import hide_name, told_of_names
from ...models import Appeal, Gift
from ...rules import watches_names
from ..forms import NameFilter, NameReasonForm


@who_may(watches_names)
def names(request: HttpRequest, slug: str) -> HttpResponse:
    """Every name that stands on the page of an appeal, or would without our having hidden it."""
    found = get_object_or_404(Appeal, slug=slug)
    form = NameFilter(request.GET)
    listed = page_of(request, form.narrow(found))
    rows = [row | {"leads_away": leads_away(row["name"])} for row in listed["page"]]
    context = {"appeal": found, "form": form, "rows": rows, "most": NAMES, **_finance(request), **listed}
    return render(request, "contributions/finance/names.html", context)


@who_may(watches_names)
def name(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One name; `pk` is any of the gifts under it. Of gifts that have not arrived finance alone knows."""
    gifts = Gift.objects.named() if works_in_finance(request.user) else named_gifts()
    gift = get_object_or_404(gifts.select_related("appeal"), appeal__slug=slug, pk=pk)
    form = NameReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_hidden = seen_in(request) != "hidden"
        with may_be_refused(form):
            hide_name(gift=gift, is_hidden=is_hidden, by=request.user, **form.cleaned_data)
            is_off, is_on = _("The name is off the public page."), _("The name stands on the public page again.")
            messages.success(request, is_off if is_hidden else is_on)
            return redirect("finance_gifts:names", slug)
    context = {
        "gift": gift,
        "number": same_name(gift).filter(is_anonymous=False).count(),
        "seen": "hidden" if is_name_hidden(gift) else "shown",
        "form": form,
        "events": told(told_of_names(same_name(gift))),
        **_finance(request),
    }
    return render(request, "contributions/finance/name.html", context)


def _finance(request: HttpRequest) -> dict[str, bool]:
    return {"is_finance": works_in_finance(request.user)}
