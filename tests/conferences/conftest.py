"""The small site of home, for conferences below it; a team of an event, and somebody of another one."""

import pytest

from tests.conftest import sign_in
from tests.factories.events import EventFactory, TeamMemberFactory
from tests.factories.people import UserFactory
from tests.home.conftest import _rows_of_the_site, editor, moderator, site  # noqa: F401
from tests.payments.conftest import server, stripe  # noqa: F401


@pytest.fixture
def event(db):
    """A conference of three days that is announced."""
    return EventFactory(slug="diaspora-2027", title_en="Diaspora 2027", title_sw="Diaspora 2027")


@pytest.fixture
def member(event):
    """`member(role)`: a client of somebody who works for the event in that role."""

    def member(role="organiser"):
        user = UserFactory()
        TeamMemberFactory(event=event, user=user, role=role)
        client = sign_in(user)
        client.user = user
        return client

    return member


@pytest.fixture
def elsewhere(db):
    """Somebody who organises another event."""
    user = UserFactory()
    TeamMemberFactory(user=user)
    return sign_in(user)
