"""Two safeguarding officers of the default programme."""

import pytest

from tests.factories.safeguarding import safeguarding_officer


@pytest.fixture
def first(db):
    return safeguarding_officer("Mwajuma", "Ngowi")


@pytest.fixture
def second(db):
    return safeguarding_officer("Eliud", "Sanga")
