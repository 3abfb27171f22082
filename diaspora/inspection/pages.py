"""A PDF of the library, page by page: what each page says, and how the first one looks."""

import base64
import time
from io import BytesIO
from typing import Any

import pypdfium2

from .reasons import DocumentRefused, Reason

#: Further than this nobody's search reaches; the rest of a longer document is not read, and its editor is told.
MOST_PAGES = 500
MOST_CHARACTERS_A_PAGE = 12_000
#: Reading stops here, with what was read: well before the limit that would end the process and lose it.
SECONDS = 25
_COVER_WIDTH, _COVER_HEIGHT, _COVER_QUALITY = 240, 340, 60
_WRONG_PASSWORD = 4


def pages_of(content: bytes) -> dict[str, Any]:
    """`count` of all pages, the `texts` of the first ones, and the `cover`: WebP in base64, or nothing.

    A picture of a text says nothing. Raises DocumentRefused for what is locked or no PDF.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        return {"count": len(document), "texts": _texts(document), "cover": _cover(document)}
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == _WRONG_PASSWORD
        raise DocumentRefused(Reason.LOCKED if is_locked else Reason.PDF_BROKEN) from error


def plain(text: str) -> str:
    """A text of pdfium: it marks a hyphen at the end of a line, where the word goes on."""
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n").replace("\x00", "")


def _texts(document: pypdfium2.PdfDocument) -> list[str]:
    texts: list[str] = []
    for number in range(min(len(document), MOST_PAGES)):
        if time.process_time() > SECONDS:
            break
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        texts.append(plain(text).strip()[:MOST_CHARACTERS_A_PAGE])
        page.close()
    return texts


def _cover(document: pypdfium2.PdfDocument) -> str:
    """A page that cannot be drawn has no picture; its text is there all the same."""
    try:
        page = document[0]
        scale = min(_COVER_WIDTH / page.get_width(), _COVER_HEIGHT / page.get_height())
        drawn = BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(drawn, "WEBP", quality=_COVER_QUALITY)
    except (pypdfium2.PdfiumError, ZeroDivisionError, ValueError, OSError):
        return ""
    return base64.b64encode(drawn.getvalue()).decode()
