"""The expert says where they are paid."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may

from ..forms.writing import PayAccountForm
from ..keeping import account_of, keep_account


@who_may(signed_in)
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """What is stored is shown by its last digits only, and written as a whole each time."""
    current = account_of(request.user)
    form = PayAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            keep_account(account=form.instance, by=request.user)
            messages.success(request, _("Saved. Somebody calls you before anything is paid there."))
            return redirect("my:pay_account")
    return render(request, "placements/pay_account.html", {"form": form, "current": current})
