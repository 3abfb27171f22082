"""The two kinds of document that the portal takes."""

from .pdf import check_pdf
from .reasons import DocumentRefused, Reason
from .word import check_word

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
