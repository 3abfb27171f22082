"""What the office asks to be changed, at a field. The host reads it when it may write again."""

from django.db import transaction
from django.utils.translation import gettext as _

from casework.moves import MoveNotAllowed

from ..enums import Actor, AssignmentState
from ..models import Assignment, FieldComment
from ..rules import actors_of
from .errors import AssignmentError
from .moves import MOVES

#: States in which edits can still be asked for.
COMMENTABLE = {AssignmentState.SUBMITTED, AssignmentState.APPROVED}


class CommentEmpty(AssignmentError):
    """A comment without a word says nothing."""


@transaction.atomic
def comment_on_field(*, assignment: Assignment, by, field: str, text: str) -> FieldComment:
    """Keep a comment at `field` (empty for the whole assignment) until edits are asked for. The same one is kept once.

    Raises CommentEmpty, and MoveNotAllowed when the assignment can no longer be sent back.
    """
    if not text.strip():
        raise CommentEmpty(_("Write the comment first."))
    locked = _commentable(assignment, by)
    comment, _made = locked.comments.get_or_create(field=field, text=text.strip(), author=by, resolved_at=None)
    return comment


@transaction.atomic
def remove_comment(*, assignment: Assignment, by, pk: int) -> None:
    """Take back a comment that the host has not read yet. Removing it again changes nothing."""
    _commentable(assignment, by).comments.filter(pk=pk, resolved_at=None).delete()


def _commentable(assignment: Assignment, by) -> Assignment:
    locked = MOVES.lock(assignment)
    if Actor.OFFICE not in actors_of(by, locked):
        raise MoveNotAllowed(_("Only the programme office can do this."))
    if locked.state not in COMMENTABLE:
        raise MOVES.impossible(locked)
    return locked
