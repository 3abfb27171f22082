"""A visa letter as a PDF: in English and in Kiswahili, each on a page of its own."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from casework.documents.qr import qr_svg
from diaspora.models import Operator

from ..models import VisaLetter
from .checking import check_address, code_of


def letter_html(letter: VisaLetter) -> str:
    """The whole document. Raises ValueError for a letter that is not issued."""
    if letter.issued_at is None:
        raise ValueError(f"letter {letter.pk} is not issued")
    pages = [_page(letter, language) for language, _name in settings.FULL_LANGUAGES]
    return render_to_string("events/visa_document.html", {"pages": pages, "letter": letter})


def _page(letter: VisaLetter, language: str) -> dict:
    with translation.override(language):
        values = {
            "letter": letter,
            "event": letter.delegate.event,
            "operator": Operator.objects.first(),
            "check": check_address(letter),
            "code": code_of(letter),
            "qr": qr_svg(check_address(letter), title=translation.gettext("Code to check this letter")),
        }
        return {"language": language, "html": render_to_string("events/_visa_page.html", values)}
