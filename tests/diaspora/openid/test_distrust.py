"""A provider that lies, was robbed, refuses or is away: nobody is signed in, and the page says what to do."""

import datetime
import logging

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from .conftest import LEAVE, come_back, go_and_come_back, is_in

pytestmark = pytest.mark.django_db
NOT_VERIFIED = "We could not verify what Tanzania ID sent"
AWAY = "Tanzania ID does not answer at the moment"


@pytest.fixture
def client(professional) -> Client:
    """Of somebody whom the provider would sign in if all were well."""
    SocialAccount.objects.create(user=professional, provider="tanzania-id", uid="person-1")
    return Client()


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of-another-sign-in"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"aud": "another portal"},
        {"aud": ["portal", "another portal"]},
        {"exp": 1},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 192},
    ],
    ids=str,
)
def test_a_token_for_another_time_person_or_portal_opens_nothing(client, provider, claims):
    provider.claims = claims

    answer = go_and_come_back(client)

    assert (answer.status_code, is_in(client)) == (403, False)
    assert NOT_VERIFIED in answer.text


def test_a_token_for_us_among_others_opens_the_account(client, provider):
    provider.claims = {"aud": ["portal", "another portal"], "azp": "portal"}

    go_and_come_back(client)

    assert is_in(client)


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_a_token_that_anybody_could_have_signed_opens_nothing(client, provider, algorithm):
    provider.algorithm = algorithm

    assert NOT_VERIFIED in go_and_come_back(client).text
    assert not is_in(client)


def test_a_token_with_the_signature_of_somebody_else_opens_nothing(client, provider):
    provider.published_key = ec.generate_private_key(ec.SECP256R1())

    assert NOT_VERIFIED in go_and_come_back(client).text
    assert not is_in(client)


def test_userinfo_about_another_person_opens_nothing(client, provider):
    provider.userinfo = {"sub": "person-2", "email": "asha@example.org", "email_verified": True}

    assert NOT_VERIFIED in go_and_come_back(client).text


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/keys", (500, b"")),
        ("/keys", (200, b"[]")),
        ("/keys", (200, b"<html>")),
        ("/token", (500, b"")),
        ("/token", (200, b'{"access_token": "a-token"}')),
        ("/token", (200, b'{"access_token": "a-token", "id_token": "nonsense"}')),
        ("/token", (200, b'{"access_token": "a-token", "id_token": 7}')),
    ],
)
def test_nonsense_from_the_provider_is_no_error_of_ours(client, provider, path, answer):
    address = client.post(LEAVE).url
    provider.broken[path] = answer

    page = come_back(client, address)

    assert page.status_code in (403, 503)
    assert "Signing in did not work" in page.text
    assert not is_in(client)


@pytest.mark.parametrize("answer", [(500, b""), (200, b"no JSON"), (200, b"{}")])
def test_a_provider_that_is_away_is_said_before_anybody_leaves(client, provider, answer, caplog):
    provider.broken["/.well-known/openid-configuration"] = answer

    with caplog.at_level(logging.WARNING):
        page = client.post(LEAVE)

    assert page.status_code == 503
    assert AWAY in page.text
    assert "Sign-in with Tanzania ID failed" in caplog.text


def test_a_provider_that_nobody_reaches_is_away(client, provider):
    provider.publishes = {"token_endpoint": "http://127.0.0.1:9/token"}

    assert AWAY in go_and_come_back(client).text


def test_a_provider_that_publishes_another_issuer_is_not_believed(client, provider):
    provider.publishes = {"issuer": "https://evil.example"}

    assert AWAY in client.post(LEAVE).text


def test_whoever_stops_at_the_provider_is_told_that_nothing_happened(client, provider):
    provider.refuses = "access_denied"

    answer = client.get(go_and_come_back(client).url)

    assert "You did not go on" in answer.text
    assert not is_in(client)


def test_a_refusal_of_the_provider_is_called_one(client, provider):
    provider.refuses = "server_error"

    assert "Tanzania ID refused to sign you in here" in go_and_come_back(client).text


def test_a_return_after_too_long_says_to_begin_once_more(client, provider, time_machine):
    address = client.post(LEAVE).url
    time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=11))

    assert "You began too long ago, or in another browser" in come_back(client, address).text


def test_a_return_to_another_browser_opens_nothing_there(client, provider):
    address = client.post(LEAVE).url
    other = Client()

    assert "You began too long ago, or in another browser" in come_back(other, address).text
    assert not is_in(other)


def test_a_return_counts_once(client, provider):
    address = client.post(LEAVE).url
    come_back(client, address)
    client.post("/en/accounts/logout/")

    assert come_back(client, address).status_code == 403


def test_nothing_in_the_address_changes_what_the_provider_is_asked(client, provider):
    asked = client.post(f"{LEAVE}?scope=everything&auth_params=nonce%3Dmine&process=redirect").url

    assert "everything" not in asked
    assert "mine" not in asked


def test_a_provider_that_signs_in_at_another_origin_is_reached_by_a_link(client, provider):
    """Browsers would not let the form of our page lead there."""
    provider.publishes = {"authorization_endpoint": "https://login.id.example/authorize"}

    page = client.post(LEAVE)

    assert page.status_code == 200
    assert 'href="https://login.id.example/authorize?' in page.text


def test_looking_at_the_address_of_the_button_begins_nothing(client, provider):
    assert client.get(LEAVE).status_code == 405
    assert provider.asked == []
