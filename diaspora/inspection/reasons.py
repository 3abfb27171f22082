"""Why a document is not taken."""

from enum import StrEnum


class Reason(StrEnum):
    UNKNOWN = "unknown"
    OLD_WORD = "old_word"
    NOT_WORD = "not_word"
    TEMPLATE = "template"
    LOCKED = "locked"
    UNPACKS = "unpacks"
    COMPLICATED = "complicated"
    PDF_BROKEN = "pdf_broken"
    PDF_PROGRAMS = "pdf_programs"
    PDF_OPENS = "pdf_opens"
    PHOTO_BROKEN = "photo_broken"
    WORD_BROKEN = "word_broken"
    WORD_PROGRAMS = "word_programs"
    WORD_LOADS = "word_loads"


class DocumentRefused(Exception):
    """The document cannot be taken."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)
