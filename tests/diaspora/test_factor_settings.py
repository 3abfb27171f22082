"""Where a second factor exists only the factor opens its settings; what changes ends the sessions elsewhere."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from tests.conftest import sign_in
from tests.post import posted

from .test_second_factor import PASSWORD, code_of, with_app

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "mawingu-ya-asubuhi"
#: Without these nobody could show the factor or sign in.
WAYS_IN = {
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
}
OF_A_KEY = {"mfa_remove_webauthn", "mfa_edit_webauthn"}
SETTINGS = {
    name
    for name in get_resolver().reverse_dict
    if isinstance(name, str) and name.startswith("mfa_") and name not in WAYS_IN
} | {"account_email", "account_change_password"}


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def key(professional):
    return Authenticator.objects.create(user=professional, type="webauthn", data={"name": "Mine", "credential": {}})


def with_the_password_alone(user) -> Client:
    """A session in which the password was typed a moment ago, at the sign-in and once more."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "email": user.email, **more}
        for more in ({}, {"reauthenticated": True})
    ]
    session.save()
    return client


def signed_in(user) -> Client:
    client = Client()
    client.post("/en/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert client.get("/en/my/notices/").status_code == 200
    return client


def is_in(client) -> bool:
    return client.get("/en/my/notices/").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_the_password_alone_neither_shows_nor_changes_anything(professional, key, name, method):
    with_app(professional)
    before = list(Authenticator.objects.order_by("pk").values())
    page = reverse(name, args=[key.pk] if name in OF_A_KEY else [])

    typed = {"email": "new@example.org", "action_add": ""}
    answer = getattr(with_the_password_alone(professional), method)(page, typed)

    assert answer.status_code == 405 or answer.url.startswith(reverse("mfa_reauthenticate"))
    assert list(Authenticator.objects.order_by("pk").values()) == before
    assert professional.emailaddress_set.count() <= 1


def test_the_password_is_not_even_asked_for(professional):
    with_app(professional)
    client = with_the_password_alone(professional)

    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("mfa_index")})

    assert answer.url.startswith(reverse("mfa_reauthenticate"))
    assert client.get(reverse("mfa_index")).status_code == 302


def test_a_code_opens_the_settings_and_what_was_typed_is_kept(professional):
    secret = with_app(professional)
    client = with_the_password_alone(professional)
    asked = client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""}).url

    client.post(asked, {"code": code_of(secret), "next": reverse("account_email")})

    assert professional.emailaddress_set.filter(email="new@example.org").exists()
    assert client.get(reverse("mfa_index")).status_code == 200


def test_an_old_code_is_asked_for_again(professional, time_machine):
    with_app(professional)
    client = sign_in(professional)
    assert client.get(reverse("mfa_index")).status_code == 200

    time_machine.move_to(time.time() + 301)

    assert client.get(reverse("mfa_index")).url.startswith(reverse("mfa_reauthenticate"))


def test_deleting_the_account_asks_for_the_factor_too(professional):
    with_app(professional)

    answer = with_the_password_alone(professional).post(reverse("diaspora:delete_account"), {"understood": "on"})

    assert answer.url.startswith(reverse("mfa_reauthenticate"))
    professional.refresh_from_db()


def test_a_new_factor_ends_the_sessions_elsewhere(professional, django_capture_on_commit_callbacks):
    elsewhere, here = signed_in(professional), signed_in(professional)
    secret = here.get(reverse("mfa_activate_totp")).context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        here.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert Authenticator.objects.filter(type="totp").exists()
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_a_factor_that_is_removed_ends_the_sessions_elsewhere(professional, django_capture_on_commit_callbacks):
    elsewhere, here = signed_in(professional), signed_in(professional)
    with_app(professional)
    session = here.session
    session["account_authentication_methods"] += [{"method": "mfa", "type": "totp", "at": time.time()}]
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        here.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.exists()
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_a_new_password_ends_the_sessions_elsewhere(professional):
    elsewhere, here = signed_in(professional), signed_in(professional)

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )

    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert professional.usersession_set.count() == 1


def test_a_new_address_ends_the_sessions_elsewhere(professional):
    elsewhere, here = signed_in(professional), signed_in(professional)
    here.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    (letter,) = [letter for letter in posted() if letter.to == ["new@example.org"]]

    here.post(re.search(r"http://testserver(/\S+)", letter.body).group(1))

    professional.refresh_from_db()
    assert professional.email == "new@example.org"
    assert (is_in(here), is_in(elsewhere)) == (True, False)
