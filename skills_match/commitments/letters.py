"""The letter of support by the head of an institution: one file with a request, for the host, the office and who
endorses."""

from django.core.files.uploadedfile import UploadedFile

from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import store_named_file
from diaspora.models import PrivateFile
from diaspora.rules import is_member, is_office

from ..assignments.editing import editing
from ..enums import AssignmentState
from ..models import Assignment
from ..rules import may_review


def give_letter(*, assignment: Assignment, by, upload: UploadedFile) -> PrivateFile:
    """Keep the signed letter in place of the one before. Raises FileRejected or NotEditable."""
    with files_with_rows(), editing(assignment=assignment, by=by, step="attachments") as locked:
        locked.letter = store_named_file(owner=by, kind=FileKind.EVIDENCE, upload=upload)
        locked.save(update_fields=["letter", "updated_at"])
        return locked.letter


def remove_letter(*, assignment: Assignment, by) -> None:
    """The file itself goes within the day, as nothing names it any more. Raises NotEditable."""
    with editing(assignment=assignment, by=by, step="attachments") as locked:
        locked.letter = None
        locked.save(update_fields=["letter", "updated_at"])


def letter_is_read_by(user, file: PrivateFile) -> bool:
    """Who writes or decides on the request, and who reads for the institution above."""
    if not user.is_authenticated:
        return False
    named = Assignment.objects.filter(letter=file).select_related("institution__parent")
    return any(_reads(user, assignment) for assignment in named)


def _reads(user, assignment: Assignment) -> bool:
    if is_office(user):
        return assignment.state != AssignmentState.DRAFT
    parent = assignment.institution.parent
    return is_member(user, assignment.institution) or (parent is not None and may_review(user, parent))
