"""Who begins to sign in and walks away leaves an e-mail address in a browser's session: for half an hour, no longer."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from diaspora.privacy.retention import forget_what_is_past
from tests.factories.people import UserFactory

from .openid.conftest import go_and_come_back, provider  # noqa: F401
from .test_second_factor import PASSWORD, code_of, with_app

pytestmark = pytest.mark.django_db
LOGIN, CODE = "/en/accounts/login/", "/en/accounts/2fa/authenticate/"
MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def by_password_before_the_code(client: Client, _request) -> str:
    user = UserFactory(email="asha@example.org")
    with_app(user)
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    return user.email


def by_signing_up_before_the_link(client: Client, _request) -> str:
    values = {"first_name": "Asha", "password1": "samaki-mbili-ziwani", "preferred_language": "sw"}
    client.post("/en/accounts/signup/", {**values, "email": "asha@example.org"})
    return "asha@example.org"


def by_another_provider_before_the_form(client: Client, request) -> str:
    person = request.getfixturevalue("provider").person
    go_and_come_back(client)
    return person["email"]


WAYS = [by_password_before_the_code, by_signing_up_before_the_link, by_another_provider_before_the_form]


def sessions_with(email: str) -> list[Session]:
    return [each for each in Session.objects.all() if email in str(each.get_decoded())]


@pytest.mark.parametrize("begin", WAYS, ids=lambda way: way.__name__)
def test_an_address_of_a_sign_in_that_was_not_finished_is_kept_for_half_an_hour(begin, request, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    client = Client()
    email = begin(client, request)

    assert [each.expire_date - timezone.now() for each in sessions_with(email)] == [30 * MINUTE]
    time_machine.shift(31 * MINUTE)
    forget_what_is_past()

    assert sessions_with(email) == []


def test_a_second_attempt_has_its_half_hour_too_and_no_more(time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    client = Client()
    email = by_password_before_the_code(client, None)
    time_machine.shift(20 * MINUTE)

    client.post(LOGIN, {"login": email, "password": PASSWORD})

    assert [each.expire_date - timezone.now() for each in sessions_with(email)] == [30 * MINUTE]


def test_a_wrong_code_makes_it_no_longer(time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    client = Client()
    email = by_password_before_the_code(client, None)
    time_machine.shift(10 * MINUTE)

    client.post(CODE, {"code": "000000"})

    assert [each.expire_date - timezone.now() for each in sessions_with(email)] == [20 * MINUTE]


@pytest.mark.parametrize("typed", [{"remember": "on"}, {}], ids=["here", "until the browser closes"])
def test_whoever_finishes_stays_signed_in_as_long_as_always(typed, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    client, user = Client(), UserFactory()
    secret = with_app(user)

    client.post(LOGIN, {"login": user.email, "password": PASSWORD, **typed})
    client.post(CODE, {"code": code_of(secret)})

    assert client.session["_auth_user_id"] == str(user.pk)
    assert Session.objects.get(pk=client.session.session_key).expire_date - timezone.now() == 14 * DAY
    assert client.session.get_expire_at_browser_close() == (not typed)
