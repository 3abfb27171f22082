"""The form of a document in the editor, wherever one is uploaded."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from diaspora.files.checks import EXTENSIONS, FileRejected, document_type

#: How an archive begins, which these kinds are. Nobody opens them in a browser, and no other upload takes them.
_ARCHIVE, _ARCHIVES = b"PK\x03\x04", {"ods", "odt", "xlsx"}


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
    if ending in EXTENSIONS.values():
        return _looked_into(content, ending)
    if ending == ".csv":
        return b"\0" not in content[:1024]
    return content.startswith(_ARCHIVE) if ending.lstrip(".") in _ARCHIVES else True


def _looked_into(content: bytes, ending: str) -> bool:
    begins_right = content.startswith(_ARCHIVE) if ending == ".docx" else b"%PDF-" in content[:1024]
    if not begins_right:
        return False
    try:
        return EXTENSIONS[document_type(content)] == ending
    except FileRejected as refusal:
        raise ValidationError(str(refusal)) from refusal
