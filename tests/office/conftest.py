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
