"""A provider to sign in with, and a browser that goes to it and comes back."""

from urllib.parse import urlsplit

import pytest
import requests
from django.core.cache import cache
from django.test import Client

from tests.standins.oidc import CLIENT_ID, SECRET, OpenIDProvider, serving

LEAVE = "/en/accounts/oidc/tanzania-id/login/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def provider(settings):
    """“Tanzania ID”, with which the portal is registered."""
    with serving(OpenIDProvider()) as provider:
        registered = {
            "provider_id": "tanzania-id",
            "name": "Tanzania ID",
            "client_id": CLIENT_ID,
            "secret": SECRET,
            "settings": {"server_url": provider.issuer, "sends_nonce": True},
        }
        known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": known | {"APPS": [registered]}}
        yield provider


def go_and_come_back(client: Client, leave: str = LEAVE, **typed):
    """What the portal answers to somebody who pressed the button, went to the provider and was sent back."""
    return come_back(client, client.post(leave, typed).url)


def come_back(client: Client, address: str):
    """`address` is where the portal sent the browser."""
    sent_back = urlsplit(requests.get(address, allow_redirects=False, timeout=5).headers["Location"])
    assert sent_back.path == "/accounts/oidc/tanzania-id/"
    return client.get(client.get(f"{sent_back.path}?{sent_back.query}").url)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
