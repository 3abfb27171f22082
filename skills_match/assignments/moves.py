"""The moves of an assignment."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words

from ..enums import ASSIGNMENT_MOVES, AssignmentState, ChangeKind
from ..models import Assignment
from ..rules import actors_of
from ..search_server.changes import record_change
from ..signals import assignment_moved, assignment_moving
from .news import tell

_S = AssignmentState


def _needs_reason(before: str, to: str) -> bool:
    """A refusal carries a reason, and so does the end of what the office or anybody else has read."""
    return to == _S.REJECTED or (to == _S.CANCELLED and before != _S.DRAFT)


MOVES = Moves(
    model=Assignment,
    name="assignment",
    states=AssignmentState,
    allowed=ASSIGNMENT_MOVES,
    actors_of=actors_of,
    before=assignment_moving,
    after=assignment_moved,
    related=("institution",),
    needs_reason=_needs_reason,
    words=Words(
        impossible=_("This is not possible any more: the assignment is in the state “%(state)s”."),
        forbidden=_("You are not allowed to do this with the assignment in its present state."),
        already=_("This was done already: the assignment is in the state “%(state)s”."),
        stale=_(
            "Somebody moved the assignment on while you had the page open: it is now in the state “%(state)s”. "
            "Nothing was changed. Read it again, then decide."
        ),
        reason=_("Write the reason. The institution reads it."),
    ),
)


@transaction.atomic
def move_assignment(
    *,
    assignment: Assignment,
    to: AssignmentState,
    by,
    seen: str | None = None,
    check: Callable[[Assignment], None] | None = None,
    changes: dict | None = None,
    reason: str = "",
    action: str = "",
    then: Callable[[Assignment], None] | None = None,
) -> Assignment:
    """Move `assignment` to the state `to` for `by` (None is the clock).

    As `casework.moves.Moves.make` says; then tell the matching index and write the notices. What applications,
    invitations and alerts make of it is theirs: they hear `assignment_moved`.
    """
    action = action or str(to)
    move = MOVES.make(
        assignment, to=to, by=by, seen=seen, check=check, changes=changes, reason=reason, action=action, then=then
    )
    record_change(kind=ChangeKind.ASSIGNMENT, object_id=move.row.pk)
    tell(assignment=move.row, kind=f"assignment_{action}", by=by, reason=move.reason)
    for name in ("state", *(changes or {})):
        setattr(assignment, name, getattr(move.row, name))
    return assignment
