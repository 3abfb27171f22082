"""Connecting an account elsewhere to one's account here, and disconnecting it."""

import time

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from wagtail.models import ModelLogEntry

from diaspora.models import User
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from tests.conftest import sign_in
from tests.factories.people import ProfileFactory
from tests.post import posted

from ..test_factor_settings import signed_in
from ..test_second_factor import code_of, with_app
from .conftest import LEAVE, come_back, go_and_come_back

pytestmark = pytest.mark.django_db
PAGE = "/en/accounts/3rdparty/"


@pytest.fixture
def asha(db) -> User:
    return ProfileFactory(user__email="asha@example.org").user


def connection(user, number: str = "person-1") -> SocialAccount:
    return SocialAccount.objects.create(user=user, provider="tanzania-id", uid=number)


def two_browsers_of(user) -> tuple[Client, Client]:
    return signed_in(user), signed_in(user)


def test_whoever_is_signed_in_connects_an_account_with_the_same_address(provider, asha):
    client, elsewhere = two_browsers_of(asha)

    assert go_and_come_back(client).url == PAGE

    assert SocialAccount.objects.values_list("user", "provider", "uid").get() == (asha.pk, "tanzania-id", "person-1")
    page = client.get(PAGE).text
    assert "Connect Tanzania ID" not in page
    assert "Connected: from now on you can sign in with Tanzania ID too." in page
    assert "asha@example.org" in page
    assert posted()[0].subject == "An account elsewhere was connected"
    assert [browser.get("/en/my/").status_code for browser in (client, elsewhere)] == [200, 302]
    assert ModelLogEntry.objects.get(action="account.connect").user == asha


@pytest.mark.parametrize(
    "person", [{"email": "other@example.org"}, {"email_verified": False}, {"email": None}, {"email": "no address"}]
)
def test_nothing_is_connected_without_the_same_confirmed_address(provider, asha, person):
    provider.person |= person

    answer = go_and_come_back(sign_in(asha))

    assert answer.status_code == 403
    assert "both need the same confirmed e-mail address" in answer.text
    assert not SocialAccount.objects.exists()


def test_an_account_elsewhere_opens_one_account_only(provider, asha, stranger):
    connection(stranger)

    client = sign_in(asha)
    go_and_come_back(client)

    assert "opens another account of the portal already" in client.get(PAGE).text
    assert SocialAccount.objects.get().user == stranger


def test_whoever_was_signed_out_meanwhile_connects_nothing(provider, asha):
    client = sign_in(asha)
    address = client.post(LEAVE).url
    session = client.session
    del session["_auth_user_id"]
    session.save()

    come_back(client, address)

    assert not SocialAccount.objects.exists()


def test_only_the_second_factor_connects_where_there_is_one(provider, asha):
    secret = with_app(asha)
    client = Client()
    client.force_login(asha)

    assert client.get(PAGE).url.startswith("/en/accounts/2fa/reauthenticate/")
    assert go_and_come_back(client).url.startswith("/en/accounts/reauthenticate/")
    assert not SocialAccount.objects.exists()

    client.post("/en/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    assert SocialAccount.objects.get().user == asha


def test_a_sign_in_of_yesterday_changes_no_connection(provider, asha):
    account = connection(asha)
    client = sign_in(asha)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600, "email": asha.email}]
    session.save()

    assert client.post(f"{PAGE}{account.pk}/").url.startswith("/en/accounts/reauthenticate/")

    assert SocialAccount.objects.exists()


def test_disconnecting_ends_that_way_in_and_the_sessions_elsewhere(provider, asha):
    account = connection(asha)
    client, elsewhere = two_browsers_of(asha)

    client.post(f"{PAGE}{account.pk}/")

    assert not SocialAccount.objects.exists()
    assert [browser.get("/en/my/").status_code for browser in (client, elsewhere)] == [200, 302]
    assert posted()[0].subject == "An account elsewhere was disconnected"
    assert ModelLogEntry.objects.get(action="account.disconnect").data == {"provider": "tanzania-id"}
    assert go_and_come_back(Client()).status_code == 403


def test_the_last_way_in_is_not_thrown_away(provider, asha):
    account = connection(asha)
    asha.set_unusable_password()
    asha.save()

    client = sign_in(asha)
    client.post(f"{PAGE}{account.pk}/")

    assert "Choose a password first" in client.get(PAGE).text
    assert SocialAccount.objects.exists()


def test_nobody_disconnects_the_account_of_somebody_else(provider, asha, stranger):
    account = connection(stranger)

    assert sign_in(asha).post(f"{PAGE}{account.pk}/").status_code == 404
    assert SocialAccount.objects.exists()


def test_what_is_connected_can_be_taken_away_after_the_provider_is_no_longer_offered(asha):
    account = connection(asha)
    client = sign_in(asha)

    assert "tanzania-id" in client.get(PAGE).text
    client.post(f"{PAGE}{account.pk}/")

    assert not SocialAccount.objects.exists()
    assert client.get(PAGE).status_code == 404


def test_the_account_page_leads_there_where_something_is_offered(asha, provider):
    assert PAGE in sign_in(asha).get("/en/my/account/").text


def test_the_account_page_says_nothing_where_nothing_is_offered(asha):
    assert PAGE not in sign_in(asha).get("/en/my/account/").text


def test_connections_are_handed_out_and_go_with_the_account(asha):
    connection(asha)

    assert b"socialaccount.socialaccount.json" in export_data(user=asha).read()
    delete_account(user=asha)

    assert not SocialAccount.objects.exists()
