"""The only place that talks to OpenID Connect providers: what they publish, and what they vouch for."""

from typing import Any

import jwt
import requests
from allauth.socialaccount.app_settings import UID_MAX_LENGTH
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.crypto import constant_time_compare, salted_hmac

#: Kinds of signatures that only the provider itself can make. A secret that both sides know is none of them.
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
SECONDS = 5
#: Clocks of two machines differ.
LEEWAY_SECONDS = 60


class ProviderAway(OAuth2Error):
    """The provider does not answer, or not as OpenID Connect says."""


class NotVouchedFor(OAuth2Error):
    """What came back cannot be shown to come from the provider, for us, for this very sign-in."""


def nonce_of(state: str) -> str:
    """The nonce of the sign-in that `state` names. The state is kept in the session, so the nonce need not be."""
    return salted_hmac("diaspora.openid.nonce", state).hexdigest()


def discover(issuer: str) -> dict[str, Any]:
    """What the provider publishes about itself. Raises ProviderAway."""
    published = _fetch(f"{issuer}/.well-known/openid-configuration")
    needed = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    if not all(isinstance(published.get(name), str) for name in needed):
        raise ProviderAway(f"{issuer} does not publish all of {', '.join(needed)}.")
    if published["issuer"].rstrip("/") != issuer.rstrip("/"):
        raise ProviderAway(f"{issuer} publishes another issuer: {published['issuer']}")
    return published


def read_id_token(token: str, *, published: dict[str, Any], client_id: str, nonce: str | None) -> dict[str, Any]:
    """What the provider says about the person. Raises NotVouchedFor or ProviderAway.

    Asked of it: signature, issuer, audience, time, and the nonce where one was sent.
    """
    try:
        claims = jwt.decode(
            token,
            key=_key(token, published["jwks_uri"]),
            algorithms=SIGNATURES,
            audience=client_id,
            issuer=published["issuer"],
            leeway=LEEWAY_SECONDS,
            options={"require": ["iss", "aud", "exp", "iat", "sub"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise NotVouchedFor(f"The identity token is not right: {error}") from error
    if not 0 < len(claims["sub"]) <= UID_MAX_LENGTH:
        raise NotVouchedFor("The identity token names nobody whom we could keep.")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client_id:
        raise NotVouchedFor("The identity token was made for somebody else.")
    if nonce is not None and not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise NotVouchedFor("The identity token belongs to another sign-in.")
    return claims


def ask_about_person(access_token: str, *, published: dict[str, Any], subject: str) -> dict[str, Any]:
    """What the provider tells beyond the identity token, about the very same person. Raises as above."""
    told = _fetch(published["userinfo_endpoint"], {"Authorization": f"Bearer {access_token}"})
    if told.get("sub") != subject:
        raise NotVouchedFor("The provider told of another person than the one it vouched for.")
    return told


def _key(token: str, address: str) -> Any:
    header = jwt.get_unverified_header(token)
    keys = jwt.PyJWKSet.from_dict(_fetch(address)).keys
    named = [key for key in keys if key.key_id == header.get("kid")] if "kid" in header else keys
    if len(named) != 1:
        raise NotVouchedFor("The identity token is signed with a key that the provider does not publish.")
    return named[0].key


def _fetch(address: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    try:
        answer = requests.get(address, headers=headers, timeout=SECONDS)
        answer.raise_for_status()
        told = answer.json()
    except requests.RequestException as error:
        raise ProviderAway(str(error)) from error
    if not isinstance(told, dict):
        raise ProviderAway(f"{address} answers with something else than OpenID Connect asks for.")
    return told
