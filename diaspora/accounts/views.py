"""One's account: name, language, and the ways to everything about signing in."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..who_may import signed_in, who_may
from .forms import AccountForm
from .middleware import AFTER_SECOND_FACTOR
from .rows import account_rows


@who_may(signed_in)
def account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST if request.method == "POST" else None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your account is saved."))
        return redirect("diaspora:account")
    rows = [
        {"key": _("E-mail address"), "value": request.user.email, "url": reverse("account_email")},
        {"key": _("Password"), "value": "••••••••••", "url": reverse("account_change_password")},
        {"key": _("Second factor"), "value": _("App, passkeys, recovery codes"), "url": reverse("mfa_index")},
        {
            "key": _("Devices"),
            "value": _("Where you are signed in"),
            "url": reverse("usersessions_list"),
            "action": _("Show"),
        },
    ]
    if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        elsewhere = reverse("socialaccount_connections")
        rows.append({"key": _("Accounts elsewhere"), "value": _("With which you can sign in here"), "url": elsewhere})
    rows += [row(request.user) for row in account_rows()]
    return render(request, "account/manage.html", {"form": form, "rows": rows})


@who_may(signed_in)
def start(request: HttpRequest) -> HttpResponse:
    """Go where one wanted to go before the second factor was asked for, or to one's own workplace."""
    return redirect(request.session.pop(AFTER_SECOND_FACTOR, "") or get_adapter().get_login_redirect_url(request))
