"""Whether an uploaded document is taken: looked at in a process of its own, answered in words."""

import json
import logging
import signal
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from casework.refusals import Refused

from ..inspection.document import DOCX, PDF
from ..inspection.limits import LONG_WALL_SECONDS, WALL_SECONDS
from ..inspection.reasons import Reason

__all__ = [
    "ARCHIVES",
    "DOCX",
    "EXTENSIONS",
    "PDF",
    "FileRejected",
    "document_of_photo",
    "document_pages",
    "document_text",
    "document_type",
    "published_document",
    "workbook_rows",
]

logger = logging.getLogger(__name__)

EXTENSIONS = {PDF: ".pdf", DOCX: ".docx"}
#: What editors publish besides: workbooks and OpenDocuments.
ARCHIVES = (".xlsx", ".ods", ".odt")

_WORDS = {
    Reason.UNKNOWN: gettext_noop(
        "This is not a PDF or Word (DOCX) document. Please save it as PDF and send that file."
    ),
    Reason.OLD_WORD: gettext_noop(
        "This is a document of an older Word (DOC). Please save it as PDF or DOCX and send that file."
    ),
    Reason.NOT_WORD: gettext_noop("This is not a Word (DOCX) document. Please save it as PDF and send that file."),
    Reason.TEMPLATE: gettext_noop(
        "This is a template of Word (DOTX). Please save it as a document (DOCX) or PDF and send that file."
    ),
    Reason.LOCKED: gettext_noop("This document is locked with a password. Please send it without one."),
    Reason.UNPACKS: gettext_noop("This document unpacks to too much. Please save it as PDF and send that file."),
    Reason.COMPLICATED: gettext_noop(
        "This document is too complicated. Please print it to a new PDF and send that file."
    ),
    Reason.PDF_BROKEN: gettext_noop("This PDF cannot be opened. Please save it again as PDF and send the new file."),
    Reason.PDF_PROGRAMS: gettext_noop(
        "This PDF holds programs or other files. Please print it to a new PDF and send that file."
    ),
    Reason.PDF_OPENS: gettext_noop(
        "This PDF opens an address or another file by itself. Please print it to a new PDF and send that file."
    ),
    Reason.PHOTO_BROKEN: gettext_noop("This is no photo that can be read. Take it once more, or save it as PDF."),
    Reason.OFFICE_BROKEN: gettext_noop("This document cannot be opened. Please save it as PDF and send that file."),
    Reason.OFFICE_PROGRAMS: gettext_noop(
        "This document holds macros or other files. Please save it as PDF and send that file."
    ),
    Reason.OFFICE_LOADS: gettext_noop(
        "This document loads something from another file or address when it is opened: a template, a picture or data. "
        "Please save it as PDF and send that file."
    ),
    Reason.NOT_WORKBOOK: gettext_noop("This is no Excel workbook (XLSX)."),
    Reason.NOT_OPEN_DOCUMENT: gettext_noop("This is no OpenDocument of the kind that its name says."),
}
#: The same where a PDF would not help: readers of these documents want the tables.
_OF_ARCHIVES = _WORDS | {
    Reason.UNKNOWN: gettext_noop("This document cannot be opened. Save it again in the program that made it."),
    Reason.TEMPLATE: gettext_noop("This is a template. Save it as a document."),
    Reason.LOCKED: gettext_noop("This document is locked with a password. Save a copy without one."),
    Reason.UNPACKS: gettext_noop("This document unpacks to too much. Divide it."),
    Reason.COMPLICATED: gettext_noop("This document holds too much. Divide it, or save its tables as CSV."),
    Reason.OFFICE_BROKEN: gettext_noop("This document cannot be opened. Save it again in the program that made it."),
    Reason.OFFICE_PROGRAMS: gettext_noop("This document holds macros or other files. Save a copy without them."),
    Reason.OFFICE_LOADS: gettext_noop(
        "This document takes something from another file, program or address when it is opened. "
        "Save a copy that holds the values instead."
    ),
}


#: Somebody ended the process, a server that stops or has no memory left: the document has nothing to do with it.
_FROM_OUTSIDE = {-signal.SIGTERM, -signal.SIGKILL, -signal.SIGINT, -signal.SIGHUP}


class FileRejected(Refused):
    """The file cannot be taken. The text tells the person why and what to do; `reason` is None where only we are at
    fault, and another try may take it."""

    def __init__(self, text: str, reason: Reason | None = None) -> None:
        super().__init__(text)
        self.reason = reason


def document_type(content: bytes) -> str:
    """The content type of a sound PDF or Word document. Raises FileRejected for everything else."""
    return _asked(content)["type"]


def document_text(content: bytes) -> str:
    """What the document says, empty when it holds only pictures. Raises FileRejected as `document_type` does."""
    return _asked(content, "text")["text"]


def document_of_photo(content: bytes) -> str:
    """A photo of a paper as a PDF, in base64. Raises FileRejected."""
    return _asked(content, "photo")["pdf"]


def document_pages(content: bytes) -> dict[str, Any]:
    """What each page of a PDF says and how the first one looks, as `inspection.pages` has it: for documents of our own.

    Takes long, so nobody may wait for it in front of a screen. Raises FileRejected.
    """
    return _asked(content, "pages")


def published_document(content: bytes, ending: str) -> None:
    """Whether editors may publish it under a name with this ending, one of `ARCHIVES`. Raises FileRejected."""
    _asked(content, ending, words=_OF_ARCHIVES)


def workbook_rows(content: bytes) -> list[list[str]]:
    """What the cells of the first sheet of a workbook show, as somebody would have typed it. Raises FileRejected."""
    return _asked(content, "rows", words=_OF_ARCHIVES)["rows"]


def _asked(content: bytes, *what: str, words: dict[Reason, str] = _WORDS) -> dict[str, Any]:
    """A document that uses up what one inspection may use ends that process and nothing else."""
    try:
        process = _inspect(content, *what)
        if process.returncode in _FROM_OUTSIDE:
            process = _inspect(content, *what)
    except subprocess.TimeoutExpired:
        raise _rejected(Reason.COMPLICATED, words) from None
    if process.returncode < 0 and process.returncode not in _FROM_OUTSIDE:
        raise _rejected(Reason.COMPLICATED, words)
    if process.returncode:
        said = process.stderr.decode(errors="replace")[-2000:]
        logger.error("A document could not be inspected (%s): %s", process.returncode, said)
        raise FileRejected(_("Documents cannot be checked just now. Please try again in an hour."))
    answer = json.loads(process.stdout)
    if "refused" in answer:
        raise _rejected(Reason(answer["refused"]), words)
    return answer


def _rejected(reason: Reason, words: dict[Reason, str]) -> FileRejected:
    return FileRejected(_(words[reason]), reason)


def _inspect(content: bytes, *what: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "diaspora.inspection", *what],
        input=content,
        capture_output=True,
        timeout=LONG_WALL_SECONDS if what == ("pages",) else WALL_SECONDS,
        cwd=settings.BASE_DIR,
        env={},  # No setting and no secret of ours.
        check=False,
    )
