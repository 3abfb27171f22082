"""How an invitation ends without a yes or a no: by an application, a closed assignment, a hidden profile, the days."""

from contextlib import suppress

from django.utils import timezone

from casework.due import try_each
from casework.moves import MoveNotAllowed
from diaspora.models import Profile

from ..enums import Actor, AssignmentState, InvitationState
from ..models import Assignment, AssignmentInvitation
from .moves import MOVES, move_invitation

_S = InvitationState


def answer_by_applying(*, assignment: Assignment, profile: Profile) -> None:
    """Who applies has answered: the institution reads what was sent. Called in the transaction of the application."""
    for invitation in assignment.invitations.filter(profile=profile, state=_S.WAITING):
        move_invitation(
            invitation=invitation,
            to=_S.APPLIED,
            by=profile.user,
            actor=Actor.APPLICANT,
            answered_at=timezone.now(),
        )


def end_with_assignment(*, assignment: Assignment) -> None:
    """What waits ends when the assignment takes no applications any more; a yes, when the selection is over."""
    ended = set()
    if assignment.state != AssignmentState.PUBLISHED:
        ended.add(_S.WAITING)
    if assignment.state not in (AssignmentState.PUBLISHED, AssignmentState.CLOSED):
        ended.add(_S.ACCEPTED)
    if not ended:
        return
    MOVES.make_many(assignment.invitations.filter(state__in=ended), to=_S.LAPSED, by=None, actor=Actor.CLOCK)
    assignment.invitations.filter(slot__isnull=False).update(slot=None)


def end_with_profile(*, profile: Profile) -> None:
    """Whoever is no longer shown to institutions is not to be asked, and a yes has lost its ground."""
    standing = AssignmentInvitation.objects.filter(profile=profile, state__in=[_S.WAITING, _S.ACCEPTED])
    if standing.exists() and not Profile.objects.matchable_for_hosts().filter(pk=profile.pk).exists():
        for invitation in standing.order_by("assignment_id"):
            _lapse(invitation)


def forget_invited(*, profile: Profile) -> None:
    """Keep that somebody was invited and how it ended; nothing of the person, nor what was written to her or him."""
    for invitation in AssignmentInvitation.objects.filter(profile=profile, state__in=[_S.WAITING, _S.ACCEPTED]):
        _lapse(invitation)
    AssignmentInvitation.objects.filter(profile=profile).update(profile=None, message="")


def _lapse(invitation: AssignmentInvitation) -> None:
    # Withdrawn or expired since the list was read: it has ended, and nobody is kept from leaving by it.
    with suppress(MoveNotAllowed):
        move_invitation(invitation=invitation, to=_S.LAPSED, by=None, actor=Actor.CLOCK)


def expire_due_invitations() -> int:
    """End what was not answered by the end of its last day, and free every slot that is over. Returns how many."""
    return try_each(AssignmentInvitation.objects.overdue(), let_go)


def let_go(invitation: AssignmentInvitation) -> None:
    """The last day is over: expire what waits; what was answered with no only gives its slot back.

    Raises MoveNotAllowed when somebody was quicker.
    """
    if invitation.state != _S.WAITING:
        if not AssignmentInvitation.objects.overdue().filter(pk=invitation.pk).update(slot=None):
            raise MoveNotAllowed
        return

    def check(locked: AssignmentInvitation) -> None:
        if not locked.is_over:
            raise MOVES.impossible(locked)

    move_invitation(invitation=invitation, to=_S.EXPIRED, by=None, actor=Actor.CLOCK, check=check)
