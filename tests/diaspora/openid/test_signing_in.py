"""Signing in and making an account with an account elsewhere."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.test import Client

from diaspora.accounts.closing import suspend_account
from diaspora.models import User
from tests.factories.people import UserFactory
from tests.post import posted

from ..test_second_factor import code_of, with_app
from .conftest import LEAVE, go_and_come_back, is_in

pytestmark = pytest.mark.django_db
SIGN_UP = "/en/accounts/3rdparty/signup/"
ANSWERS = {"first_name": "Asha", "last_name": "Mrema", "email": "asha@example.org", "preferred_language": "sw"}


def connected(user, number: str = "person-1") -> SocialAccount:
    return SocialAccount.objects.create(user=user, provider="tanzania-id", uid=number)


@pytest.mark.parametrize("page", ["/en/accounts/login/", "/sw/accounts/signup/"])
def test_no_page_offers_a_provider_that_is_not_set_up(client, page):
    answer = client.get(page)

    assert "oidc" not in answer.text
    assert "form-action 'self';" in answer["Content-Security-Policy"] + ";"
    assert client.post(LEAVE).status_code == 404


@pytest.mark.parametrize(
    ("page", "words"),
    [("/en/accounts/login/", "Continue with Tanzania ID"), ("/sw/accounts/signup/", "Endelea kwa Tanzania ID")],
)
def test_a_provider_that_is_set_up_has_a_button_and_the_page_may_lead_there(client, provider, page, words):
    answer = client.get(page)

    assert words in answer.text
    assert f"form-action 'self' {provider.issuer};" in answer["Content-Security-Policy"] + ";"
    assert provider.issuer not in client.get("/en/accounts/password/reset/")["Content-Security-Policy"]


def test_somebody_new_is_asked_what_every_sign_up_asks_and_is_signed_in(client, provider):
    assert go_and_come_back(client).url == SIGN_UP
    form = client.get(SIGN_UP).context["form"]
    assert (form["first_name"].value(), form["email"].value()) == ("Asha", "asha@example.org")
    assert set(form.fields) == {"first_name", "last_name", "email", "preferred_language"}

    answer = client.post(SIGN_UP, ANSWERS)

    user = User.objects.get()
    assert answer.url == "/en/my/"
    assert is_in(client)
    assert (user.first_name, user.preferred_language, user.has_usable_password()) == ("Asha", "sw", False)
    assert EmailAddress.objects.get().verified
    assert posted() == []


def test_an_address_that_the_provider_vouches_for_cannot_be_exchanged(client, provider):
    go_and_come_back(client)

    client.post(SIGN_UP, ANSWERS | {"email": "minister@example.org"})

    assert [user.email for user in User.objects.all()] == ["asha@example.org"]


@pytest.mark.parametrize("claim", [False, "false", None])
def test_an_address_that_nobody_vouches_for_is_confirmed_by_a_link(client, provider, claim):
    provider.person["email_verified"] = claim
    go_and_come_back(client)

    answer = client.post(SIGN_UP, ANSWERS)

    assert answer.url == "/en/accounts/confirm-email/"
    assert not is_in(client)
    assert [message.to for message in posted()] == [["asha@example.org"]]
    assert not SocialAccount.objects.exists()
    assert go_and_come_back(Client()).url == SIGN_UP


def test_a_provider_that_tells_no_address_leaves_it_to_the_person(client, provider):
    provider.person = {"sub": "person-1", "given_name": ["no", "text"]}
    provider.userinfo = {"sub": "person-1"}
    go_and_come_back(client)

    assert client.post(SIGN_UP, ANSWERS).url == "/en/accounts/confirm-email/"


def test_what_only_the_userinfo_tells_is_asked_for(client, provider):
    provider.userinfo = {"sub": "person-1", "email": "Asha@Example.org", "email_verified": True}

    go_and_come_back(client)

    assert client.get(SIGN_UP).context["form"]["email"].value() == "asha@example.org"


def test_an_address_with_an_account_opens_nothing_and_says_to_sign_in_first(client, provider):
    UserFactory(email="asha@example.org")

    answer = go_and_come_back(client)

    assert answer.status_code == 403
    assert "You have an account here already" in answer.text
    assert "/en/accounts/login/?next=/en/accounts/3rdparty/" in answer.text
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_address_that_nobody_vouches_for_does_not_tell_who_has_an_account(provider):
    UserFactory(email="known@example.org")
    seen = []
    for number, address in enumerate(["known@example.org", "new@example.org"]):
        provider.person = {"sub": str(number), "email": address}
        client = Client()
        form = go_and_come_back(client)
        answer = client.post(form.url, ANSWERS | {"email": address})
        seen.append((form.status_code, answer.status_code, answer.url, is_in(client)))

    assert seen[0] == seen[1]
    assert [message.to for message in posted()] == [["known@example.org"], ["new@example.org"]]
    assert not SocialAccount.objects.exists()


def test_whoever_connected_an_account_signs_in_with_it_whatever_address_it_has_now(client, provider, professional):
    connected(professional)
    provider.person = {"sub": "person-1", "email": "elsewhere@example.org"}

    answer = go_and_come_back(client, next="/en/my/notices/")

    assert answer.url == "/en/my/notices/"
    assert is_in(client)


def test_one_comes_back_in_the_language_in_which_one_left(client, provider):
    answer = go_and_come_back(client, LEAVE.replace("/en/", "/sw/"))

    assert answer.url == SIGN_UP.replace("/en/", "/sw/")


def test_the_next_page_is_never_another_site(client, provider, professional):
    connected(professional)

    assert go_and_come_back(client, next="https://evil.example/").url == "/en/my/"


def test_staff_show_their_second_factor_all_the_same(client, provider, officer):
    connected(officer)
    secret = with_app(officer)

    assert go_and_come_back(client).url.startswith("/en/accounts/2fa/authenticate/")
    assert not is_in(client)

    client.post("/en/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/en/office/").status_code == 200


def test_staff_without_a_second_factor_set_one_up_first(client, provider, officer):
    connected(officer)
    go_and_come_back(client)

    assert not Authenticator.objects.exists()
    assert client.get("/en/office/").url == "/en/accounts/2fa/"


def test_a_closed_account_stays_closed_and_says_why(client, provider, professional, officer):
    connected(professional)
    suspend_account(account=professional, by=officer, reason="The name is false.")

    answer = go_and_come_back(client)

    assert (answer.status_code, is_in(client)) == (403, False)
    assert "The name is false." in answer.text


def test_nothing_is_kept_but_number_and_address(client, provider):
    provider.person |= {"picture": "https://example.org/asha.jpg", "birthdate": "1990-01-01"}
    go_and_come_back(client)
    kept = str([session.get_decoded() for session in Session.objects.all()])
    client.post(SIGN_UP, ANSWERS)
    go_and_come_back(Client())

    assert "a-token" not in kept
    assert "1990" not in kept
    assert SocialAccount.objects.values_list("uid", "extra_data").get() == ("person-1", {"email": "asha@example.org"})
    assert not SocialToken.objects.exists()


def test_whoever_proves_the_address_later_locks_out_who_only_typed_it(provider, client):
    """Somebody signs up with the address of another person, who then finds an account there and sets a password."""
    provider.person = {"sub": "thief", "email": "victim@example.org"}
    go_and_come_back(client)
    client.post(SIGN_UP, ANSWERS | {"email": "victim@example.org"})

    owner = Client()
    owner.post("/en/accounts/password/reset/", {"email": "victim@example.org"})
    link = posted()[-1].body.split("http://testserver")[1].split()[0]
    form = owner.get(link).url
    owner.post(form, {"password1": "samaki-mbili-ziwani", "password2": "samaki-mbili-ziwani"})
    EmailAddress.objects.update(verified=True)

    assert go_and_come_back(client).url == SIGN_UP
    assert not is_in(client)
