"""Signing in with an account that people have elsewhere: the providers where the portal is registered."""

from django.core.exceptions import ImproperlyConfigured

from .environment import setting

GOOGLE = "https://accounts.google.com"
LINKEDIN = "https://www.linkedin.com/oauth"


def openid_providers() -> dict:
    """What allauth calls SOCIALACCOUNT_PROVIDERS: empty until the variables of one provider are set.

    Raises ImproperlyConfigured for a provider of which something is missing.
    """
    registered = [
        _provider("google", "GOOGLE", name="Google", issuer=GOOGLE),
        # Its tokens repeat no nonce, so none is asked for.
        _provider("linkedin", "LINKEDIN", name="LinkedIn", issuer=LINKEDIN, sends_nonce=False),
        _provider("openid", "OIDC", name=setting("OIDC_NAME"), issuer=setting("OIDC_ISSUER_URL").rstrip("/")),
    ]
    return {
        "openid_connect": {
            "provider_class": "diaspora.openid.provider.Provider",
            "APPS": [provider for provider in registered if provider],
        }
    }


def _provider(key: str, prefix: str, *, name: str, issuer: str, sends_nonce: bool = True) -> dict | None:
    values = {variable: setting(variable) for variable in (f"{prefix}_CLIENT_ID", f"{prefix}_CLIENT_SECRET")}
    if prefix == "OIDC":
        values |= {"OIDC_NAME": name, "OIDC_ISSUER_URL": issuer}
    if not any(values.values()):
        return None
    if missing := [variable for variable, value in values.items() if not value]:
        raise ImproperlyConfigured(f"{', '.join(missing)} is not set, and signing in with {key} needs it.")
    if not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ImproperlyConfigured(f"{prefix}_ISSUER_URL must begin with https://, not {issuer}")
    return {
        "provider_id": key,
        "name": name,
        "client_id": values[f"{prefix}_CLIENT_ID"],
        "secret": values[f"{prefix}_CLIENT_SECRET"],
        "settings": {"server_url": issuer, "sends_nonce": sends_nonce},
    }
