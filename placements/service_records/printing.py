"""The worker puts service records on paper, in both languages on one document."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from casework.documents.made_later import make_due
from casework.documents.pdf import as_paper
from casework.documents.qr import qr_svg

from ..models import ServiceRecord
from .reading import check_address, served_in

LANGUAGES = ("en", "sw")


def print_records() -> int:
    """Returns how many were made."""
    return make_due(ServiceRecord.objects.exclude(owner=None), _written)


def _written(record: ServiceRecord) -> bytes:
    check = check_address(record)
    parts = []
    for language in LANGUAGES:
        with translation.override(language):
            parts.append((language, served_in(record, language)))
    with translation.override("en"):
        values = {
            "record": record,
            "parts": parts,
            "check": check,
            "qr": qr_svg(check, title=_("Code that leads to the check of this document")),
            "site_name": settings.SITE_NAME,
            "LANGUAGE_CODE": "en",
        }
        html = render_to_string("placements/service_record_document.html", values)
    return as_paper(html)
