"""Behind a proxy every limit counts the visitor, and nobody chooses an address for himself."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from home.models import ContactMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def asks(client, number: int, **headers) -> int:
    """The answer to asking for a new password."""
    data = {"email": f"nobody-{number}@people.example"}
    return client.post(reverse("account_reset_password"), data, headers=headers).status_code


def test_many_visitors_behind_one_proxy_have_a_limit_each(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert {asks(client, n, x_forwarded_for=f"198.51.100.{n}") for n in range(25)} == {302}


@pytest.mark.parametrize(("proxies", "last"), [(0, ""), (1, ", 198.51.100.7"), (2, ", 198.51.100.7, 10.0.0.1")])
def test_what_a_visitor_claims_to_be_changes_nothing(client, settings, proxies, last):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    answers = [asks(client, n, x_forwarded_for=f"203.0.113.{n}{last}") for n in range(25)]

    assert answers == [302] * 20 + [429] * 5


def test_messages_to_the_office_count_the_same_address(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    message = {"topic": "other", "name": "Asha", "email": "asha@people.example", "text": "How do I apply?"}

    for number in range(12):
        own = message | {"text": f"How do I apply? {number}"}
        client.post("/en/contact/", own, headers={"x-forwarded-for": f"198.51.100.{number}"})
    assert ContactMessage.objects.count() == 12

    for number in range(12):
        own = message | {"text": f"Where do I apply? {number}"}
        client.post("/en/contact/", own, headers={"x-forwarded-for": f"203.0.113.{number}, 198.51.100.99"})
    assert ContactMessage.objects.count() == 12 + 10


def test_the_list_of_sessions_shows_the_address_of_the_visitor(client, settings, professional):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    headers = {"x-forwarded-for": "203.0.113.1, 198.51.100.7"}

    client.post("/en/accounts/login/", {"login": professional.email, "password": "kanga-kitenge"}, headers=headers)

    assert professional.usersession_set.get().ip == "198.51.100.7"
