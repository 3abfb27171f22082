"""An invitation that waits, one that was answered with yes, saved searches, and what is new for the professional."""

from django.utils import timezone
from wagtail.log_actions import log

from skills_match.alerts.saved_searches import save_search
from skills_match.enums import AlertFrequency, AssignmentState, InvitationState
from skills_match.models import Alert, AlertSettings, AssignmentInvitation

from ..matching import AssignmentInvitationFactory

MESSAGE = "Your experience is just what our team needs. May we know who you are?"


def build_invitations(assignments, people, accounts) -> list[AssignmentInvitation]:
    """A host waits for the professional's answer; the ministry's sign-in waits for one and has had one yes."""
    open_ones = [each for each in assignments if each.state == AssignmentState.PUBLISHED]
    for_professional = next(each for each in open_ones if not each.applications.filter(profile=people[0]).exists())
    ministry = accounts["ministry"].memberships.get().institution
    of_ministry = next(each for each in open_ones if each.institution == ministry)
    shown = type(people[0]).objects.matchable_for_hosts().exclude(pk=people[0].pk)
    says_yes, waits = shown.exclude(applications__assignment=of_ministry).order_by("pk")[:2]
    accepted = build_invitation(
        of_ministry, says_yes, state=InvitationState.ACCEPTED, place=None, answered_at=timezone.now()
    )
    log(instance=accepted, action="invitation.accepted", user=says_yes.user)
    return [build_invitation(for_professional, people[0]), build_invitation(of_ministry, waits), accepted]


def build_invitation(assignment, profile, **values) -> AssignmentInvitation:
    host = assignment.institution.memberships.order_by("pk").first().user
    invitation = AssignmentInvitationFactory(
        assignment=assignment, profile=profile, invited_by=host, message=MESSAGE, **values
    )
    log(instance=invitation, action="invitation.sent", user=host)
    return invitation


def build_interest(assignments, people) -> int:
    """What the professional searches for, and what is new. Returns the number of saved searches."""
    user = people[0].user
    AlertSettings.objects.create(user=user, frequency=AlertFrequency.WEEKLY)
    nursing, _new = save_search(user=user, name="Nursing", text="nurses", chosen={}, tells=True)
    save_search(user=user, name="Online, any field", text="", chosen={"mode": ["online", "blended"]}, tells=False)
    open_ones = [each for each in assignments if each.state == AssignmentState.PUBLISHED]
    for assignment, band in zip(open_ones, ("strong", "good", ""), strict=False):
        Alert.objects.create(
            user=user,
            assignment=assignment,
            band=band,
            saved_search=None if band else nursing,
            settled_at=timezone.now(),
        )
    return user.saved_searches.count()
