"""Gifts with a played Stripe, given on the pages of the portal."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from contributions.models import Gift
from diaspora.models import WrittenEmail
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory
from tests.payments.conftest import approver, deliver_all, preparer, server, stripe  # noqa: F401 - fixtures

#: What somebody types who gives USD 50 once by card.
TYPED = {
    "often": "once",
    "choice": "5000",
    "currency": "USD",
    "way": "card",
    "name": "Neema Chuwa",
    "email": "neema@givers.example",
    "shown": "yes",
    "homage": "",
}


@pytest.fixture
def appeal(db):
    return AppealFactory(slug="books")


def give(appeal, client=None, *, language="en", **typed) -> Gift:
    """Fill in the form, as far as the page of the gift."""
    answer = (client or Client()).post(f"/{language}/contribute/{appeal.slug}/give/", TYPED | typed)
    assert answer.status_code == 302, answer.context["form"].errors
    return Gift.objects.get(key=re.search(r"gifts/([0-9a-f-]+)/", answer["Location"])[1])


def go_to_stripe(gift, client=None) -> str:
    """Press the button. Returns the number of the session."""
    answer = (client or Client()).post(reverse("contributions:checkout", args=[gift.key]))
    return answer["Location"].rpartition("/")[2]


def paid(appeal, stripe, **typed) -> Gift:  # noqa: F811 - the fixture, handed on
    gift = give(appeal, **typed)
    stripe.pay(go_to_stripe(gift))
    deliver_all(stripe)
    gift.refresh_from_db()
    return gift


def letters(to="neema@givers.example") -> list[str]:
    """Subjects of what was written, the oldest first."""
    return list(WrittenEmail.objects.filter(to=to).order_by("pk").values_list("subject", flat=True))


def at_desk(user) -> Client:
    return sign_in(user)
