"""Signing in with an account elsewhere: leaving for its provider, coming back, and the list of one's connections."""

from urllib.parse import urlsplit

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal.statekit import get_states
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.views import SignupView
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused

from ..who_may import anyone, signed_in, who_may
from .connections import connected, disconnect, form_origins, offered
from .provider import Adapter


def _adapter(request: HttpRequest, provider_id: str) -> Adapter:
    if provider_id not in offered():
        raise Http404
    return Adapter(request, provider_id)


@who_may(anyone)
@require_POST
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider. Browsers let a form lead to the origin that its page names; to any other, a link leads."""
    provider = _adapter(request, provider_id).get_provider()
    try:
        answer = provider.redirect_from_request(request)
    except OAuth2Error as error:
        answer = render_authentication_error(request, provider, exception=error)
    parts = urlsplit(answer.get("Location", ""))
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" not in form_origins():
        return render(request, "socialaccount/leaving.html", {"provider": provider, "address": answer["Location"]})
    return answer


@who_may(anyone)
def returned(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The one address that a provider knows. On in the language in which the person left."""
    kept = get_states(request).get(request.GET.get("state", ""))
    with translation.override(kept[0]["language"] if kept else translation.get_language()):
        on = reverse("openid_connect_callback", args=[provider_id])
    return redirect(f"{on}?{request.GET.urlencode()}")


@who_may(anyone)
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return OAuth2CallbackView.adapter_view(_adapter(request, provider_id))(request)


class SignUpElsewhereView(SignupView):
    """The view of allauth, with account, address, connection and e-mail written together or not at all."""

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        return super().form_valid(form)


sign_up = who_may(anyone)(SignUpElsewhereView.as_view())


@who_may(signed_in)
def connections(request: HttpRequest) -> HttpResponse:
    """One's connections. Whoever sees and changes them has just shown who it is, as for everything about signing in."""
    mine = connected(request.user)
    if not mine and not offered():
        raise Http404
    raise_if_reauthentication_required(request, app="allauth.socialaccount")
    names = offered()
    rows = [{"account": account, "name": names.get(account.provider, account.provider)} for account in mine]
    others = [key for key in names if key not in {account.provider for account in mine}]
    return render(request, "socialaccount/connections.html", {"rows": rows, "others": others})


@who_may(signed_in)
@require_POST
def end_connection(request: HttpRequest, pk: int) -> HttpResponse:
    raise_if_reauthentication_required(request, app="allauth.socialaccount")
    account = get_object_or_404(SocialAccount, pk=pk, user=request.user)
    with may_be_refused(request):
        disconnect(request=request, account=account)
        messages.success(request, _("Disconnected. You can connect it again at any time."))
    return redirect("socialaccount_connections")
