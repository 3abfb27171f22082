"""OpenID Connect as allauth speaks it, with the checks that it leaves out and without what we need not know."""

from contextlib import suppress

from allauth.account.models import EmailAddress
from allauth.socialaccount.internal.statekit import STATE_ID_LENGTH
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import get_language

from ..address_fields import clean_address
from .gateway import NotVouchedFor, ask_about_person, discover, nonce_of, read_id_token


class Adapter(OpenIDConnectOAuth2Adapter):
    @cached_property
    def openid_config(self) -> dict:
        return discover(self.get_provider().app.settings["server_url"])

    def get_callback_url(self, request: HttpRequest, app) -> str:
        """One address for each provider to know, whatever the language of the reader and the host that was asked."""
        return f"{settings.PORTAL_URL}{reverse('openid_returned', args=[self.provider_id])}"

    def complete_login(self, request: HttpRequest, app, token, **kwargs):
        nonce = nonce_of(request.GET["state"]) if app.settings["sends_nonce"] else None
        if not (id_token := kwargs["response"].get("id_token")):
            raise NotVouchedFor("The provider sent no identity token.")
        told = read_id_token(id_token, published=self.openid_config, client_id=app.client_id, nonce=nonce)
        if "email" not in told and "userinfo_endpoint" in self.openid_config:
            told |= ask_about_person(token.token, published=self.openid_config, subject=told["sub"])
        return self.get_provider().sociallogin_from_response(request, told)


class Provider(OpenIDConnectProvider):
    package = "allauth.socialaccount.providers.openid_connect"
    oauth2_adapter_class = Adapter

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict:
        """What is sent along and kept until the return. Nothing of it is taken from the address that was asked."""
        state = get_random_string(STATE_ID_LENGTH)
        process = "connect" if request.user.is_authenticated else "login"
        kept = super().get_redirect_from_request_kwargs(request)
        nonce = {"nonce": nonce_of(state)} if self.app.settings["sends_nonce"] else {}
        return kept | {"process": process, "state_id": state, "auth_params": nonce, "language": get_language()}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return self.get_scope()

    def get_pkce_params(self) -> dict:
        """Proof that whoever exchanges the code began the sign-in, where the provider knows it."""
        published = self.get_oauth2_adapter(self.request).openid_config
        return generate_code_challenge() if "S256" in published.get("code_challenge_methods_supported", []) else {}

    def extract_extra_data(self, data) -> dict:
        """Of all that the provider tells, only an address for which it vouches is kept: people recognise the account by
        it, and it decides whether the account still opens one here."""
        vouched_for = [address.email for address in self.extract_email_addresses(data) if address.verified]
        return {"email": vouched_for[0]} if vouched_for else {}

    def extract_common_fields(self, data) -> dict:
        """Names, with which the form of the sign-up begins; whatever is no text is left out."""
        names = {"first_name": "given_name", "last_name": "family_name", "name": "name"}
        return {ours: data[theirs] for ours, theirs in names.items() if isinstance(data.get(theirs), str)}

    def extract_email_addresses(self, data) -> list[EmailAddress]:
        address = data.get("email")
        if not isinstance(address, str):
            return []
        with suppress(ValidationError):
            vouched_for = data.get("email_verified") in (True, "true")
            return [EmailAddress(email=clean_address(address), verified=vouched_for, primary=True)]
        return []
