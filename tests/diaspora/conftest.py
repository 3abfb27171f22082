"""Who comes to the portal for the first time."""

import pytest

from tests.factories.people import UserFactory


@pytest.fixture
def newcomer(db):
    """Somebody who just signed up: an account, no profile."""
    return UserFactory(first_name="", last_name="")
