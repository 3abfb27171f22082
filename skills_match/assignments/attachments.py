"""The documents that go with an assignment: added and removed while it may be written, taken over by a copy."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.models.slots import first_free
from diaspora.files.disk import files_with_rows, write_document
from diaspora.files.store import Document, checked_document, path_of

from ..models import Assignment, Attachment
from ..models.attachment import MAX_ATTACHMENTS
from .editing import editing
from .errors import AssignmentError

STEP = "attachments"


class TooManyAttachments(AssignmentError):
    def __init__(self) -> None:
        text = ngettext(
            "An assignment holds %(count)s document at most. Remove it first.",
            "An assignment holds %(count)s documents at most. Remove one first.",
            MAX_ATTACHMENTS,
        )
        super().__init__(text % {"count": MAX_ATTACHMENTS})


def add_attachment(*, assignment: Assignment, by, title: str, language: str, upload: UploadedFile) -> Attachment:
    """Attach the PDF or Word document in `upload`. Sent again, the same document stays one, with the new title.

    Raises FileRejected, NotEditable or TooManyAttachments.
    """
    # Looking into the file takes a while: it is done before the row is locked.
    document = checked_document(upload, by=by, unnamed=_("Document"))
    with files_with_rows(), editing(assignment=assignment, by=by, step=STEP) as locked:
        same = locked.attachments.filter(sha256=document.sha256).first()
        if same:
            same.title, same.language = title, language
            same.save(update_fields=["title", "language"])
            return same
        slot = first_free(locked.attachments.all(), at_most=MAX_ATTACHMENTS)
        if slot is None:
            raise TooManyAttachments
        return Attachment.objects.create(
            assignment=locked, title=title, language=language, slot=slot, **write_document(document)
        )


def remove_attachment(*, assignment: Assignment, by, pk: int) -> None:
    """Take a document out; its file goes with the row. Removed already, nothing happens. Raises NotEditable."""
    with editing(assignment=assignment, by=by, step=STEP) as locked:
        locked.attachments.filter(pk=pk).delete()


def copy_attachments(*, source: Assignment, to: Assignment) -> None:
    """Give `to` the documents of `source`, each as a file of its own, so that removing one leaves the other.

    Raises FileRejected when the disk does not take them.
    """
    for attachment in source.attachments.all():
        path = path_of(attachment)
        if not path.exists():
            continue
        document = Document(attachment.original_name, attachment.content_type, path.read_bytes())
        Attachment.objects.create(
            assignment=to,
            title=attachment.title,
            language=attachment.language,
            slot=attachment.slot,
            **write_document(document),
        )
