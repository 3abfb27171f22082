"""A certificate of attendance as a document: in English and in Kiswahili, each on a page of its own."""

import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from casework.documents.qr import qr_svg
from diaspora.models import Operator

from ..models import AttendanceCertificate, Delegate
from .certificates import code_of


def certificate_html(certificate: AttendanceCertificate, delegate: Delegate) -> str:
    pages = [_page(certificate, delegate, language) for language, _name in settings.FULL_LANGUAGES]
    values = {"pages": pages, "certificate": certificate}
    return render_to_string("events/certificate_document.html", values)


def _page(certificate: AttendanceCertificate, delegate: Delegate, language: str) -> dict:
    event, code = certificate.event, code_of(certificate, delegate.name)
    with translation.override(language):
        check = f"{settings.PORTAL_URL}{reverse('events:check_certificate', args=[event.slug, certificate.number])}"
        values = {
            "certificate": certificate,
            "days": [datetime.date.fromisoformat(day) for day in certificate.days],
            "delegate": delegate,
            "event": event,
            "operator": Operator.objects.first(),
            "check": check,
            "code": code,
            "qr": qr_svg(f"{check}?code={code}", title=translation.gettext("Code to check this certificate")),
        }
        return {"language": language, "html": render_to_string("events/_certificate_page.html", values)}
