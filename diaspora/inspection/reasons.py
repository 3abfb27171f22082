"""Why a document is not taken."""

from enum import StrEnum


class Reason(StrEnum):
    UNKNOWN = "unknown"
    OLD_WORD = "old_word"
    NOT_WORD = "not_word"
    NOT_WORKBOOK = "not_workbook"
    NOT_OPEN_DOCUMENT = "not_open_document"
    TEMPLATE = "template"
    LOCKED = "locked"
    UNPACKS = "unpacks"
    COMPLICATED = "complicated"
    PDF_BROKEN = "pdf_broken"
    PDF_PROGRAMS = "pdf_programs"
    PDF_OPENS = "pdf_opens"
    PHOTO_BROKEN = "photo_broken"
    OFFICE_BROKEN = "office_broken"
    OFFICE_PROGRAMS = "office_programs"
    OFFICE_LOADS = "office_loads"


class DocumentRefused(Exception):
    """The document cannot be taken."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)
