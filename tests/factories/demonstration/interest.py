"""An invitation that waits, one that was answered with yes, saved searches, and what is new for the professional."""

from django.utils import timezone
from wagtail.log_actions import log

from skills_match.domain.saved_searches import save_search
from skills_match.enums import AlertFrequency, AssignmentState, InvitationState
from skills_match.models import Alert, AlertSettings, AssignmentInvitation

from ..matching import AssignmentInvitationFactory

MESSAGE = "Your experience is just what our ward needs. May we know who you are?"


def build_invitations(assignments, people, accounts) -> list[AssignmentInvitation]:
    """The ministry's sign-in invites the professional, who has still to answer, and somebody who said yes."""
    host = accounts["ministry"].memberships.get().institution
    open_ones = [each for each in assignments if each.institution == host and each.state == AssignmentState.PUBLISHED]
    professional = people[0]
    assignment = next(each for each in open_ones if not each.applications.filter(profile=professional).exists())
    shown = type(professional).objects.matchable_for_hosts().exclude(pk=professional.pk)
    other = shown.exclude(applications__assignment=assignment).order_by("pk").first()
    waiting = AssignmentInvitationFactory(
        assignment=assignment, profile=professional, invited_by=accounts["ministry"], message=MESSAGE
    )
    accepted = AssignmentInvitationFactory(
        assignment=assignment,
        profile=other,
        invited_by=accounts["ministry"],
        message=MESSAGE,
        state=InvitationState.ACCEPTED,
        place=None,
        answered_at=timezone.now(),
    )
    for invitation in (waiting, accepted):
        log(instance=invitation, action="invitation.sent", user=accounts["ministry"])
    log(instance=accepted, action="invitation.accepted", user=other.user)
    return [waiting, accepted]


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
