"""The one door through which an invitation to an assignment changes its state."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from diaspora.models import User

from ..enums import INVITATION_MOVES, Actor, InvitationState
from ..models import Assignment, AssignmentInvitation
from ..rules import may_review

#: After these the institution still has to think that an answer may come: the place stays taken.
_SILENT = {InvitationState.DECLINED, InvitationState.LAPSED}


class InvitationError(Exception):
    """The base: `str(error)` is a sentence in the reader's language."""

    text = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.text)


class MoveNotAllowed(InvitationError):
    """The invitation is not in a state from which this is possible, or this person may not do it."""

    text = _("This is not possible any more: the invitation was answered, withdrawn or has ended.")


class AlreadyDone(MoveNotAllowed):
    """It is in the wanted state already: a double click or a second tab."""

    text = _("This was already done.")


@transaction.atomic
def move_invitation(
    *,
    invitation: AssignmentInvitation,
    to: InvitationState,
    by: User | None,
    actor: Actor,
    check: Callable[[AssignmentInvitation], None] | None = None,
    **changes,
) -> AssignmentInvitation:
    """Move `invitation` to `to`. No other line writes its state.

    In this order: lock the assignment and the invitation, so that a yes and the clock are decided one after the
    other; ask INVITATION_MOVES whether `actor` may, and whether `by` really is that actor; call `check(invitation)`,
    which may raise while the rows are locked; write the state with `changes`, and free the place unless the
    institution must not notice; log it.

    Returns the invitation as stored. Raises AlreadyDone, MoveNotAllowed, or what `check` raises.
    """
    Assignment.objects.select_for_update(no_key=True).get(pk=invitation.assignment_id)
    invitation = (
        AssignmentInvitation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("assignment__institution", "profile__user", "invited_by")
        .get(pk=invitation.pk)
    )
    before = InvitationState(invitation.state)
    if before == to:
        raise AlreadyDone
    if actor not in INVITATION_MOVES.get((before, to), set()) or not _is_actor(invitation, by, actor):
        raise MoveNotAllowed
    if check:
        check(invitation)
    invitation.state = to
    if to not in _SILENT:
        invitation.place = None
    for name, value in changes.items():
        setattr(invitation, name, value)
    invitation.save()
    log(
        instance=invitation,
        action=f"invitation.{to}",
        user=by,
        data={"from": str(before), "to": str(to), "actor": str(actor)},
    )
    return invitation


def _is_actor(invitation: AssignmentInvitation, by: User | None, actor: Actor) -> bool:
    if actor == Actor.CLOCK:
        return by is None
    if by is None:
        return False
    if actor == Actor.APPLICANT:
        return invitation.profile is not None and invitation.profile.user_id == by.pk
    return actor == Actor.HOST and may_review(by, invitation.assignment.institution)
