"""Each side keeps paper about an assignment under a number of its own (Kumb. Na.), which the other side reads."""

from django.db import transaction
from wagtail.log_actions import log

from diaspora.rules import is_office

from ..assignments.moves import MOVES
from ..enums import FileSide
from ..models import Assignment, FileReference
from ..rules import may_write
from .errors import NotYourFile


def references_of(assignment: Assignment) -> list[dict]:
    """Both sides with their numbers, also where there is none yet."""
    numbers = dict(FileReference.objects.filter(assignment=assignment).values_list("side", "number"))
    return [{"side": side, "label": side.label, "number": numbers.get(side, "")} for side in FileSide]


@transaction.atomic
def give_reference(*, assignment: Assignment, side: FileSide, number: str, by) -> None:
    """Write the number of one's own side; an empty one takes it out. Raises NotYourFile."""
    locked = MOVES.lock(assignment)
    if not _keeps(by, locked, side):
        raise NotYourFile
    if number:
        FileReference.objects.update_or_create(assignment=locked, side=side, defaults={"number": number})
    else:
        FileReference.objects.filter(assignment=locked, side=side).delete()
    log(instance=locked, action="assignment.file_reference", user=by, data={"side": str(side), "number": number})


def _keeps(by, assignment: Assignment, side: FileSide) -> bool:
    return is_office(by) if side == FileSide.OFFICE else may_write(by, assignment.institution)
