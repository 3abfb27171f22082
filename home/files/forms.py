"""The form of a document in the editor, wherever one is uploaded."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from diaspora.files.checks import ARCHIVES, EXTENSIONS, FileRejected, document_type, published_document

_ARCHIVE = b"PK\x03\x04"
#: Kept locked by a password, these are no archives any more.
_LOCKED = b"\xd0\xcf\x11\xe0"


class DocumentForm(BaseDocumentForm):
    """A file is of the kind that its name says, or readers could not open it, and is looked into as every upload."""

    def clean_file(self) -> File:
        file: File = self.cleaned_data["file"]
        if "file" in self.changed_data and not _is_what_its_name_says(file):
            kind = Path(file.name or "").suffix.lstrip(".").upper()
            raise ValidationError(
                _("This file is no %(kind)s, though its name says so. Save it as %(kind)s in the program that made it.")
                % {"kind": kind}
            )
        return file


def _is_what_its_name_says(file: File) -> bool:
    """Raises ValidationError with the reason where it is, and cannot be taken all the same."""
    ending = Path(file.name or "").suffix.lower()
    file.seek(0)
    content = file.read()
    file.seek(0)
    if ending == ".csv":
        return b"\0" not in content[:1024]
    if ending in (*EXTENSIONS.values(), *ARCHIVES):
        return _looked_into(content, ending)
    return True


def _looked_into(content: bytes, ending: str) -> bool:
    begins = (_ARCHIVE, _LOCKED) if ending in ARCHIVES else _ARCHIVE
    if not (b"%PDF-" in content[:1024] if ending == ".pdf" else content.startswith(begins)):
        return False
    try:
        if ending in ARCHIVES:
            published_document(content, ending)
            return True
        return EXTENSIONS[document_type(content)] == ending
    except FileRejected as refusal:
        raise ValidationError(str(refusal)) from refusal
