"""The programme office at work: an officer who is signed in, and a colleague."""

import pytest
from django.contrib.auth.models import Permission

from tests.conftest import sign_in
from tests.factories.people import UserFactory


@pytest.fixture
def desk(officer):
    """The officer's browser."""
    return sign_in(officer)


@pytest.fixture
def colleague(db):
    user = UserFactory(first_name="Baraka", last_name="Ndege")
    user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    return user


#: Texts that people paste into boxes; none may break a page or find anything.
HOSTILE = [
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%",
    "_",
    "\\",
    "x" * 5000,
    "‮نص",
    "\x00",
    "🦁" * 40,
    "{{ 7|add:7 }}",
]


def hostile(*, typed: list[str], chosen: list[str]) -> list[tuple[str, str]]:
    """(field, text): everything for fields that take any text, one of each kind for those that take a choice."""
    return [(field, text) for field in typed for text in HOSTILE] + [
        (field, text) for field in chosen for text in (HOSTILE[0], "\u0662", "x" * 5000, "\x00")
    ]
