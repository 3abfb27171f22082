"""The second person reads where an expert is paid, and checks it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.enums import LookedAt
from diaspora.privacy.access_log import record_access
from diaspora.who_may import who_may

from ..keeping import check_account
from ..rights import accounts_for, payees_desk


@who_may(payees_desk)
def accounts(request: HttpRequest) -> HttpResponse:
    """Those to check come first; numbers stand on the page of one alone."""
    found = accounts_for(request.user).order_by("checked_at", "written_at", "pk")
    return render(request, "placements/pay_accounts.html", page_of(request, found))


@who_may(payees_desk)
@never_cache
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """That somebody read it is recorded, and shown to the expert."""
    found = get_object_or_404(accounts_for(request.user), pk=pk)
    record_access(subject=found.owner, viewer=request.user, what=LookedAt.PAY_ACCOUNT)
    if request.method == "POST":
        with may_be_refused(request):
            check_account(account=found, by=request.user)
            messages.success(request, _("Checked. It is paid there from now on."))
        return redirect("office:pay_account", pk)
    return render(request, "placements/pay_account_desk.html", {"account": found})
