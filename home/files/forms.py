"""The form of a document in the editor, wherever one is uploaded."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

#: How the files of a kind begin, and within how many bytes: a PDF may have something before its first line.
_BEGINNINGS = {"pdf": (b"%PDF-", 1024)} | dict.fromkeys(("docx", "ods", "odt", "xlsx"), (b"PK\x03\x04", 4))


class DocumentForm(BaseDocumentForm):
    """Whatever its name says, a file has to be of that kind: readers could not open it."""

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
    ending = Path(file.name or "").suffix.lstrip(".").lower()
    file.seek(0)
    begin = file.read(1024)
    file.seek(0)
    if ending == "csv":
        return b"\0" not in begin
    beginning, within = _BEGINNINGS.get(ending, (b"", 0))
    return beginning in begin[:within] if within else True
