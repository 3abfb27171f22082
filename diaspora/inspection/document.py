"""The kinds of document that the portal takes: two of everybody, three more of its editors."""

from .open_document import TYPES as OPEN_DOCUMENTS
from .open_document import check_open_document
from .pdf import check_pdf
from .reasons import DocumentRefused, Reason
from .word import check_word
from .workbook import check_workbook

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_ZIP = b"PK\x03\x04"
#: Word before 2007, and a newer document inside a lock.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"


def document_type(content: bytes) -> str:
    """The content type of a sound PDF or Word document. Raises DocumentRefused for everything else."""
    if content.startswith(_ZIP):
        check_word(content)
        return DOCX
    if content.startswith(_COMPOUND_FILE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise DocumentRefused(Reason.LOCKED if is_locked else Reason.OLD_WORD)
    if b"%PDF-" in content[:1024]:
        check_pdf(content)
        return PDF
    raise DocumentRefused(Reason.UNKNOWN)


def check_published(content: bytes, ending: str) -> None:
    """Whether editors may publish the document under a name with this ending. Raises DocumentRefused."""
    if content.startswith(_COMPOUND_FILE):
        raise DocumentRefused(Reason.LOCKED if "EncryptedPackage".encode("utf-16-le") in content else Reason.UNKNOWN)
    if ending in OPEN_DOCUMENTS:
        check_open_document(content, ending)
    elif ending == ".xlsx":
        check_workbook(content)
    else:
        document_type(content)
