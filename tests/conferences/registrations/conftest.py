"""An event that is open, with two places, one category that costs nothing and one that does."""

import pytest

from tests.factories.events import CategoryFactory, QuotaFactory


@pytest.fixture
def event(event):
    type(event).objects.filter(pk=event.pk).update(state="open")
    event.refresh_from_db()
    return event


@pytest.fixture
def hall(event):
    """Two places for the whole event."""
    return QuotaFactory(event=event, size=2)


@pytest.fixture
def free(event):
    return CategoryFactory(event=event, name_en="Student", price_minor=0)


@pytest.fixture
def paid(event):
    return CategoryFactory(event=event, name_en="Delegate")
