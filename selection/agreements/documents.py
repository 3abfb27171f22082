"""The agreement on paper: a PDF in each language, made by the worker, and made again with each signature."""

import hashlib
import json

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import translation

from casework.documents.made_later import ATTEMPTS, make_due
from casework.documents.pdf import as_paper
from casework.models.made_later import asked_once_more
from skills_match.commitments.file_references import references_of

from ..enums import SigningSide
from ..models import Agreement, AgreementDocument

#: The languages in which every agreement is written, whoever signs it.
LANGUAGES = ("en", "sw")


def ask_for_documents(agreement: Agreement) -> None:
    """The worker makes them within a minute or two; those before are handed out no more."""
    facts = {"fingerprint": fingerprint_of(agreement), **asked_once_more()}
    for language in LANGUAGES:
        AgreementDocument.objects.update_or_create(agreement=agreement, language=language, defaults=facts)


def document_of(agreement: Agreement, language: str) -> AgreementDocument | None:
    """The paper, if it is made and says what is signed by now."""
    return _made(agreement).filter(language=language).first()


def languages_made(agreement: Agreement) -> list[str]:
    """In which languages there is such a paper."""
    found = set(_made(agreement).values_list("language", flat=True))
    return [language for language in LANGUAGES if language in found]


def is_being_made(agreement: Agreement) -> bool:
    return agreement.documents.filter(made_at=None, attempts__lt=ATTEMPTS).exists()


def has_failed(agreement: Agreement) -> bool:
    """Whether there is one that the worker tries no more."""
    return agreement.documents.filter(made_at=None, attempts__gte=ATTEMPTS).exists()


def _made(agreement: Agreement) -> QuerySet[AgreementDocument]:
    return agreement.documents.filter(made_at__isnull=False, fingerprint=fingerprint_of(agreement))


def fingerprint_of(agreement: Agreement) -> str:
    """Of the text and the signatures under it, with their names."""
    signed = [[each.side, each.name, each.signed_at.isoformat()] for each in agreement.signatures.all()]
    return hashlib.sha256(json.dumps([agreement.sha256, signed]).encode()).hexdigest()


def make_documents() -> int:
    """Returns how many were made."""
    return make_due(AgreementDocument.objects.all(), _written)


def _written(document: AgreementDocument) -> bytes:
    agreement = Agreement.objects.select_related("application__assignment__institution").get(pk=document.agreement_id)
    signatures = list(agreement.signatures.select_related("outside"))
    signed = {signature.side for signature in signatures}
    to_come = [side for side in SigningSide if side not in signed]
    references = references_of(agreement.application.assignment)
    with translation.override(document.language):
        text = agreement.text_sw if document.language == "sw" else agreement.text_en
        title, _blank, body = text.partition("\n")
        values = {
            "agreement": agreement,
            "title": title,
            "body": body.strip(),
            "signatures": signatures,
            "to_come": to_come,
            # Written in by hand next to the signatures; where those are there, nobody fills in a line any more.
            "references": [each for each in references if each["number"] or to_come],
            "site_name": settings.SITE_NAME,
            "LANGUAGE_CODE": document.language,
        }
        html = render_to_string("agreements/document.html", values)
    AgreementDocument.objects.filter(pk=document.pk, asked_at=document.asked_at).update(
        fingerprint=fingerprint_of(agreement)
    )
    return as_paper(html)
