"""Somebody who works for institutions."""

from diaspora.accounts.second_factor import reset_second_factor
from diaspora.enums import MemberRole
from diaspora.institutions import invitations, members, registration
from diaspora.models import User
from selection.opinions.giving import give_opinion
from skills_match.enums import AssignmentState
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory

from .word import SENTENCE, qanary


def member(officer, host) -> User:
    """Somebody who was invited, worked for two institutions and asked for a third."""
    user = qanary()
    invitation = invitations.invite_member(
        institution=host.institution, by=host.user, email=user.email, role=MemberRole.AUTHOR, language="en"
    )
    invitations.accept_invitation(token=invitations._token(invitation.nonce), user=user)
    membership = host.institution.memberships.get(user=user)
    members.change_role(membership=membership, role=MemberRole.MANAGER, by=host.user)
    colleague = invitations.invite_member(
        institution=host.institution, by=user, email="other@example.org", role=MemberRole.AUTHOR, language="en"
    )
    invitations.revoke_invitation(invitation=colleague, by=user)
    second = MembershipFactory()
    again = invitations.invite_member(
        institution=second.institution, by=second.user, email=user.email, role=MemberRole.AUTHOR, language="en"
    )
    invitations.revoke_invitation(invitation=again, by=again.invited_by)
    third = registration.register_institution(
        by=user,
        details={"kind": "ministry", "official_email": "m@example.org", "region": host.institution.region},
        names={"name_en": "A ministry", "name_sw": "Wizara"},
    )
    registration.approve_institution(institution=third, by=officer)
    MembershipFactory(institution=third)
    reset_second_factor(account=user, by=officer, reason=f"Telephone of {SENTENCE} lost")
    members.remove_member(membership=membership, by=host.user)
    MembershipFactory(institution=host.institution, user=user, role=MemberRole.REVIEWER)
    AssignmentFactory(institution=host.institution, author=user, state=AssignmentState.DRAFT)
    give_opinion(
        application=ApplicationFactory(assignment__institution=host.institution),
        by=user,
        recommends=True,
        text="Somebody knows this one",
    )
    return user
