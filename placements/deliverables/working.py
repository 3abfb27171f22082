"""The work plan: what is to be left is agreed, done and shown."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.log_actions import log

from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import store_named_file
from diaspora.models import User

from ..enums import Side
from ..life.acting import hold
from ..models import Deliverable, Placement

#: Everybody in a placement writes its plan.
EVERYBODY = {Side.EXPERT, Side.HOST, Side.OFFICE}


@transaction.atomic
def add_deliverable(*, placement: Placement, by: User, text: str, due_on: datetime.date | None = None) -> Deliverable:
    """One more thing in the plan. Raises what `hold` raises."""
    locked = hold(placement=placement, by=by, sides=EVERYBODY)
    deliverable = Deliverable.objects.create(placement=locked, text=text, due_on=due_on)
    log(instance=locked, action="placement.deliverable", user=by, title=locked.reference)
    return deliverable


def report_deliverable(
    *,
    deliverable: Deliverable,
    by: User,
    text: str,
    due_on: datetime.date | None = None,
    done_on: datetime.date | None = None,
    note: str = "",
    upload: UploadedFile | None = None,
) -> Deliverable:
    """How far it is: changed, done, with a file as evidence. Also after the end.

    Raises what `hold` raises, FileRejected.
    """
    with files_with_rows():
        locked = hold(placement=deliverable.placement, by=by, sides=EVERYBODY, also_over=True)
        row = locked.deliverables.get(pk=deliverable.pk)
        row.text, row.due_on, row.done_on, row.note = text, due_on, done_on, note
        if upload is not None:
            row.evidence = store_named_file(owner=by, kind=FileKind.EVIDENCE, upload=upload)
        row.save()
        log(instance=locked, action="placement.deliverable", user=by, title=locked.reference)
    return row
