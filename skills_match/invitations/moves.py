"""The moves of an invitation to an assignment."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words
from diaspora.models import User

from ..enums import INVITATION_MOVES, Actor, InvitationState
from ..models import AssignmentInvitation
from ..rules import may_review
from ..signals import invitation_moved, invitation_moving

#: After these the institution still has to think that an answer may come: the slot stays taken.
_SILENT = {InvitationState.DECLINED, InvitationState.LAPSED}


def actors_of(by: User | None, invitation: AssignmentInvitation) -> set[Actor]:
    """In which capacities `by` may move `invitation`; None is the clock."""
    if by is None:
        return {Actor.CLOCK}
    is_invited = invitation.profile is not None and invitation.profile.user_id == by.pk
    is_host = may_review(by, invitation.assignment.institution)
    return ({Actor.APPLICANT} if is_invited else set()) | ({Actor.HOST} if is_host else set())


def _label(invitation: AssignmentInvitation, actor: str | None) -> str:
    return invitation.person_label if actor == Actor.APPLICANT else invitation.host_label


MOVES = Moves(
    model=AssignmentInvitation,
    name="invitation",
    states=InvitationState,
    allowed=INVITATION_MOVES,
    actors_of=actors_of,
    before=invitation_moving,
    after=invitation_moved,
    parents=("assignment",),
    related=("assignment__institution", "profile__user", "invited_by"),
    shown=lambda invitation, actor: invitation.state if actor == Actor.APPLICANT else invitation.host_state,
    label=_label,
    words=Words(
        impossible=_("This is not possible any more: the invitation was answered, withdrawn or has ended."),
        forbidden=_("This is not possible any more: the invitation was answered, withdrawn or has ended."),
        stale=_(
            "The invitation has changed while you had the page open. It is now: “%(state)s”. Nothing was changed by "
            "your click."
        ),
    ),
)


def move_invitation(
    *,
    invitation: AssignmentInvitation,
    to: InvitationState,
    by: User | None,
    actor: Actor,
    seen: str | None = None,
    check: Callable[[AssignmentInvitation], None] | None = None,
    **changes,
) -> AssignmentInvitation:
    """Move `invitation` to `to`, under the lock on its assignment, so that a yes and the clock are decided one after
    the other. The slot is freed unless the institution must not notice.

    As `casework.moves.Moves.make` says. Returns the invitation as stored.
    """
    if to not in _SILENT:
        changes["slot"] = None
    return MOVES.make(invitation, to=to, by=by, actor=actor, seen=seen, check=check, changes=changes).row
