"""What a sound PDF or Word document says, line by line. A picture of a text says nothing."""

import zipfile
from io import BytesIO

import pypdfium2

from .document import DOCX, document_type
from .pages import plain
from .reasons import DocumentRefused, Reason
from .xml import Attributes, Counter, read_xml

#: Nobody reads more of a curriculum vitae; the rest is not looked at.
MOST_CHARACTERS = 20_000
MOST_PAGES = 30
_BODY = "word/document.xml"
_TEXT = frozenset({"t"})
#: What ends a line, and what stands for a blank.
_LINES, _BLANKS = frozenset({"p", "br", "cr", "tr"}), frozenset({"tab", "nobreakhyphen"})


def text_of(content: bytes) -> str:
    """The text, at most its first 20,000 characters. Raises DocumentRefused as `document_type` does."""
    text = _of_word(content) if document_type(content) == DOCX else _of_pdf(content)
    return plain(text).strip()[:MOST_CHARACTERS]


def _of_pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
        pages: list[str] = []
        for number in range(min(len(document), MOST_PAGES)):
            pages.append(document[number].get_textpage().get_text_bounded())
            if sum(map(len, pages)) > MOST_CHARACTERS:
                break
    except pypdfium2.PdfiumError as error:
        raise DocumentRefused(Reason.PDF_BROKEN) from error
    return "\n".join(pages)


def _of_word(content: bytes) -> str:
    said: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag in _BLANKS:
            said.append(" ")

    def end(tag: str) -> None:
        if tag in _LINES:
            said.append("\n")

    with zipfile.ZipFile(BytesIO(content)) as archive:
        name = next((entry for entry in archive.namelist() if entry.lower() == _BODY), None)
        if name is None:
            return ""
        read_xml(archive.read(name), Counter(), start=start, end=end, text=said.append, text_of=_TEXT)
    return "".join(said)
