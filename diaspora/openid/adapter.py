"""Where allauth asks the portal about accounts elsewhere: who may come in with one, and what went wrong."""

import logging
from http import HTTPStatus

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from requests import RequestException

from ..accounts.addresses import confirmed_addresses, is_taken
from ..models import User
from .connections import registered
from .gateway import ProviderAway

logger = logging.getLogger(__name__)


class ConnectionsAdapter(DefaultSocialAccountAdapter):
    """An account elsewhere opens the account here to which its owner connected it, and no other."""

    def list_apps(self, request: HttpRequest, provider=None, client_id=None) -> list[SocialApp]:
        """The providers of the settings: nobody adds one by a row."""
        apps = [SocialApp(provider="openid_connect", **values) for values in registered()]
        return [
            app
            for app in apps
            if provider in (None, app.provider, app.provider_id) and client_id in (None, app.client_id)
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tokens are forgotten here. An address that has an account already opens nothing: its owner signs in first.

        Whoever connects is signed in, and shows a confirmed address of the account: it is the same person.
        """
        sociallogin.token = None
        vouched_for = {address.email for address in sociallogin.email_addresses if address.verified}
        if sociallogin.state.get("process") == "connect":
            if request.user.is_authenticated and not vouched_for & confirmed_addresses(request.user):
                self._answer(request, sociallogin.provider, "other_address", told=sociallogin.email_addresses)
        elif not sociallogin.is_existing and any(map(is_taken, vouched_for)):
            self._answer(request, sociallogin.provider, "has_account", told=sociallogin.email_addresses)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form=None) -> User:
        """An address that the provider does not vouch for may be anybody's: nothing is connected with its account.

        Whoever opens the link that is sent there chooses a password.
        """
        user = super().save_user(request, sociallogin, form)
        if not any(address.verified for address in sociallogin.email_addresses):
            sociallogin.account.delete()
        return user

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        """Say which of four things happened, and what to do. A refusal by the person has a page of allauth."""
        if error == "cancelled":
            return
        if exception is None:
            reason = "refused" if "error" in request.GET and "state" in (extra_context or {}) else "too_late"
        else:
            reason = "away" if isinstance(exception, ProviderAway | RequestException) else "not_vouched_for"
            # The text of other errors may quote what the provider sent.
            said = exception if type(exception).__module__.startswith("diaspora.") else type(exception).__name__
            logger.warning("Sign-in with %s failed: %s", provider.name, said)
        self._answer(request, provider, reason)

    def _answer(self, request: HttpRequest, provider, reason: str, told=()) -> None:
        status = HTTPStatus.SERVICE_UNAVAILABLE if reason == "away" else HTTPStatus.FORBIDDEN
        values = {"provider": provider, "reason": reason, "address": next((a.email for a in told), "")}
        raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", values, status=status))
