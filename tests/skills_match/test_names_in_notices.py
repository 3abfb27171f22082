"""A notice names the institution in every language, in one way whatever it tells."""

import pytest

from diaspora.institutions.names import names_of
from diaspora.models import Notice
from skills_match.applications import applying
from skills_match.invitations.inviting import withdraw_invitation
from tests.factories.matching import ApplicationFactory, AssignmentInvitationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("has_name", [True, False])
def test_an_institution_is_called_alike_in_every_notice(officer, manager, has_name):
    institution = manager.memberships.get().institution
    if not has_name:
        institution.names.all().delete()
    application = ApplicationFactory(assignment__institution=institution, state="submitted")
    invitation = AssignmentInvitationFactory(assignment=application.assignment)

    applying.start_screening(application=application, by=officer)
    withdraw_invitation(invitation=invitation, by=manager)

    told = [notice.values["institution"] for notice in Notice.objects.all()]
    assert told == [names_of(institution)] * 2
    assert (told[0] == {}) == (not has_name)
