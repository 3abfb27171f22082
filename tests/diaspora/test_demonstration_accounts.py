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


@pytest.mark.parametrize(
    ("page", "field"), [("account_login", "login"), ("account_signup", "email"), ("account_reset_password", "email")]
)
def test_production_says_in_words_that_a_demonstration_address_is_refused(client, settings, page, field):
    settings.DEMONSTRATION_ALLOWED = False

    answer = client.post(reverse(page), {field: "Office@Demonstration.example", "password": "kanga-kitenge"})

    assert "This address belongs to the demonstration" in answer.text


def test_a_domain_that_only_ends_alike_is_nobodys_demonstration(client, settings):
    user = UserFactory(email=f"asha@not-{settings.DEMONSTRATION_DOMAIN}", password="kanga-kitenge")
    settings.DEMONSTRATION_ALLOWED = False

    client.post(reverse("account_login"), {"login": user.email, "password": "kanga-kitenge"})

    assert client.get("/en/my/notices/").status_code == 200
