"""A page as a PDF that everybody can read: tagged, with a language and a title (PDF/UA-1).

WeasyPrint draws it with Pango, a library of the system. Where that is missing nobody gets a PDF: the page itself can be
printed, and one line in the log says what to install.
"""

import logging
from functools import cache
from typing import Any

from django.http import HttpResponse
from PIL import ImageFile

logger = logging.getLogger(__name__)

#: What a machine without Pango lacks, as Debian names it.
WHAT_TO_INSTALL = (
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-noto-core fonts-droid-fallback"
)


@cache
def _weasyprint() -> Any:
    """The library, or None on a machine without Pango."""
    is_lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        import weasyprint
    except OSError:
        logger.warning("PDFs are off, pages are printed instead: apt-get install %s", WHAT_TO_INSTALL)
        return None
    finally:
        # It has Pillow read broken pictures in the whole process, also those that somebody hands in.
        ImageFile.LOAD_TRUNCATED_IMAGES = is_lenient
    # What it would say about style sheets is for whoever writes them.
    for name in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return weasyprint


def can_print() -> bool:
    """Whether PDFs can be made on this machine."""
    return _weasyprint() is not None


def as_pdf(html: str) -> bytes:
    """`html` is a whole page with `lang`, `<title>` and its style sheet; nothing is fetched for it."""
    weasyprint = _weasyprint()
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=[])
    return weasyprint.HTML(string=html, url_fetcher=nothing).write_pdf(pdf_variant="pdf/ua-1")


def as_paper(html: str) -> bytes:
    """The PDF of a whole page; without Pango the page itself, to be printed."""
    return as_pdf(html) if can_print() else html.encode()


def pdf_response(html: str, *, name: str) -> HttpResponse:
    """The PDF to be saved as `name`. What stands in it is between us and one person."""
    return _handed_over(as_pdf(html), "application/pdf", name)


def paper_response(content: bytes, *, name: str) -> HttpResponse:
    """What `as_paper` made, to be saved as `name` with the ending of what it is."""
    if content.startswith(b"%PDF"):
        return _handed_over(content, "application/pdf", f"{name}.pdf")
    return _handed_over(content, "text/html; charset=utf-8", f"{name}.html")


def _handed_over(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response
