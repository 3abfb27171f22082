"""The one door through which an assignment changes its state."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..enums import ASSIGNMENT_MOVES, AssignmentState, ChangeKind
from ..invitations.endings import end_with_assignment
from ..models import AlertCause, Assignment
from ..rules import actors_of
from ..search_server.changes import record_change
from .news import tell


class AssignmentError(Exception):
    """Why something cannot be done with an assignment; the text is for people."""


class MoveNotAllowed(AssignmentError):
    """The table knows no such move from here, or not for this person."""


class AlreadyDone(MoveNotAllowed):
    """Somebody (perhaps the same person, clicking twice) made the move before."""


def lock(assignment: Assignment) -> Assignment:
    """The row as it is now, held until the end of the transaction."""
    return Assignment.objects.select_for_update(of=("self",)).select_related("institution").get(pk=assignment.pk)


def move_assignment(
    *,
    assignment: Assignment,
    to: AssignmentState,
    by,
    check: Callable[[Assignment], None] | None = None,
    changes: dict | None = None,
    reason: str = "",
    action: str = "",
    then: Callable[[Assignment], None] | None = None,
) -> Assignment:
    """Move `assignment` to the state `to` for `by` (None is the clock).

    In one transaction, in this order: lock the row; ask the table whether this move and this person are
    allowed; run `check` on the locked row; write the state with `changes`; run `then`; log the move as
    `assignment.<action or to>`; tell the matching index; end invitations that rest on the state;
    have the worker look for whom a published one is new; write the notices.

    Raises MoveNotAllowed (AlreadyDone when it is in that state already) or whatever `check` raises.
    """
    action = action or str(to)
    with transaction.atomic():
        locked = lock(assignment)
        before = AssignmentState(locked.state)
        if not ASSIGNMENT_MOVES.get((before, to), set()) & actors_of(by, locked):
            raise _refusal(locked, before, to)
        if check:
            check(locked)
        values = {"state": to, **(changes or {})}
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save(update_fields=[*values, "updated_at"])
        if then:
            then(locked)
        data = {"from": before, "to": to} | ({"reason": reason} if reason else {})
        log(instance=locked, action=f"assignment.{action}", user=by, data=data)
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=locked.pk)
        end_with_assignment(assignment=locked)
        if to == AssignmentState.PUBLISHED:
            AlertCause.objects.mark(kind=ChangeKind.ASSIGNMENT, object_id=locked.pk)
        tell(assignment=locked, kind=f"assignment_{action}", by=by, reason=reason)
    for name, value in values.items():
        setattr(assignment, name, value)
    return assignment


def _refusal(assignment: Assignment, before: AssignmentState, to: AssignmentState) -> MoveNotAllowed:
    if before == to:
        return AlreadyDone(
            _("This was done already: the assignment is in the state “%(state)s”.") % {"state": to.label}
        )
    if (before, to) in ASSIGNMENT_MOVES:
        return MoveNotAllowed(_("You are not allowed to do this with the assignment in its present state."))
    return MoveNotAllowed(
        _("This is not possible any more: the assignment is in the state “%(state)s”.") % {"state": before.label}
    )
