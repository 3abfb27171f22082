"""Production refuses the demonstration accounts: everybody knows their secrets."""

import pytest
from django.urls import reverse

from ..conftest import sign_in
from ..factories.people import UserFactory

pytestmark = pytest.mark.django_db


def demonstration_user(settings):
    return UserFactory(email=f"professional@{settings.DEMONSTRATION_DOMAIN}", password="kanga-kitenge")


@pytest.mark.parametrize("allowed", [True, False])
def test_a_demonstration_account_signs_in_only_where_it_is_allowed(client, settings, allowed):
    user = demonstration_user(settings)
    settings.DEMONSTRATION_ALLOWED = allowed

    client.post(reverse("account_login"), {"login": user.email, "password": "kanga-kitenge"})

    answer = client.get("/en/my/")
    assert ("/accounts/login/" in answer.headers.get("Location", "")) is not allowed


def test_a_session_from_elsewhere_ends_in_production(settings):
    client = sign_in(demonstration_user(settings))
    settings.DEMONSTRATION_ALLOWED = False

    answer = client.get("/en/my/")

    assert answer.status_code == 302
    assert "/accounts/login/" in answer.url


def test_other_accounts_are_not_touched(settings, professional):
    settings.DEMONSTRATION_ALLOWED = False

    assert sign_in(professional).get("/en/my/").status_code == 200
