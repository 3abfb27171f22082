"""The office invites a match for an institution; the answer goes to the institution."""

import pytest
from django.urls import reverse

from skills_match.invitations.inviting import accept_invitation
from skills_match.matching.people import handle_of
from skills_match.models import AssignmentInvitation
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory
from tests.skills_match.alerts.conftest import nurse_of, nursing  # noqa: F401
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db


def test_the_office_invites_and_the_institution_hears_the_yes(manager, officer, nursing, nurse_of):  # noqa: F811
    assignment = AssignmentFactory(institution=manager.memberships.get().institution)
    AssignmentSkillFactory(assignment=assignment, skill=nursing, level=2)
    nurse = nurse_of()
    desk = sign_in(officer)
    handle = handle_of(assignment=assignment, profile_id=nurse.pk)
    page = reverse("office:invite_person", args=[assignment.reference, handle])
    assert page in desk.get(reverse("office:match_people", args=[assignment.reference])).text
    assert desk.get(page).status_code == 200
    desk.post(page, {"message": ""})
    invitation = AssignmentInvitation.objects.get()
    assert (invitation.profile, invitation.invited_by) == (nurse, officer)
    assert "already" in desk.get(page).text
    accept_invitation(invitation=invitation, by=nurse.user)
    assert "invitation_accepted" in heard_by(manager)
    assert "invitation_accepted" not in heard_by(officer)
    assert desk.get(reverse("office:invite_person", args=[assignment.reference, "0" * 32])).status_code == 404
