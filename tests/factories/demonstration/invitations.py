"""Invitations in every state: the host invites from its list, and each is answered, taken back or left."""

from skills_match.enums import Audience, InvitationState
from skills_match.invitations import inviting
from skills_match.invitations.endings import expire_due_invitations
from skills_match.matching.people import handle_of
from skills_match.models import AssignmentInvitation
from tests.skills_match.people_for import people_for

from .clock import days_ago
from .texts import read_one

_S = InvitationState
#: A person who applies answers by that; an invitation ends with its assignment; waiting takes nothing.
BY_THEMSELVES = {_S.WAITING, _S.APPLIED, _S.LAPSED}


def build_invitations(assignments, people) -> list[AssignmentInvitation]:
    """Before anybody applies. The lists from which people were chosen stay among the past lists."""
    return [
        build_invitation(assignments[told["assignment"]], people[told["person"]], told)
        for told in read_one("invitations")["invitation"]
    ]


def build_invitation(assignment, profile, told: dict) -> AssignmentInvitation:
    host, person, became = assignment.author, profile.user, told["became"]
    with days_ago(told["sent"]):
        people_for(assignment=assignment, audience=Audience.HOSTS, reader=host)
        handle = handle_of(assignment=assignment, profile_id=profile.pk)
        invitation = inviting.invite_person(assignment=assignment, by=host, handle=handle, message=told["message"])
    with days_ago(told["sent"] - 1):
        if became in (_S.ACCEPTED, _S.TAKEN_BACK):
            inviting.accept_invitation(invitation=invitation, by=person)
        elif became == _S.DECLINED:
            inviting.decline_invitation(invitation=invitation, by=person)
        elif became == _S.WITHDRAWN:
            inviting.withdraw_invitation(invitation=invitation, by=host)
    if became == _S.TAKEN_BACK:
        with days_ago(told["sent"] - 2):
            inviting.take_back_yes(invitation=invitation, by=person)
    if became == _S.EXPIRED:
        with days_ago(told["sent"] - inviting.ANSWER_DAYS - 1):
            expire_due_invitations()
    return invitation
