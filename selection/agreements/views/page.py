"""The page of an agreement, the same for each side: read, sign, print."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.documents.pdf import paper_response
from casework.refusals import may_be_refused
from diaspora.privacy.access_log import record_access
from skills_match.commitments.file_references import references_of
from skills_match.models import Application

from ...enums import SignedHow, SigningSide
from ...models import Agreement
from ..documents import document_of, has_failed, is_being_made, languages_made
from ..forms.signing import SignForm
from ..making import current_agreement
from ..outside import may_bring
from ..signing import may_sign, next_side, sign


def agreement_page(
    request: HttpRequest, application: Application, side: SigningSide, template: str, *, back: str
) -> HttpResponse:
    """`back` is the address of this page; the fingerprint of what was read goes along with the signature."""
    agreement = current_agreement(application)
    if agreement:
        record_access(subject=application.profile.user, viewer=request.user, what="application")
    form = SignForm(request.POST or None)
    if request.method == "POST" and agreement is not None and form.is_valid():
        with may_be_refused(request):
            sign(agreement=agreement, by=request.user, side=side, shown=request.POST.get("shown", ""))
            messages.success(request, _("Signed. Thank you."))
        return redirect(back)
    turn = next_side(agreement) if agreement else None
    values = {
        "application": application,
        "assignment": application.assignment,
        "agreement": agreement,
        "signatures": agreement.signatures.select_related("outside") if agreement else [],
        "to_come": [each for each in SigningSide if agreement and each not in _signed(agreement)],
        "waits_for_head": agreement and agreement.outside.filter(how=SignedHow.LINK, signature=None).first(),
        "may_bring": bool(turn) and may_bring(request.user, application, turn),
        "references": references_of(application.assignment),
        "turn": turn,
        "side": side,
        "may_sign_now": turn == side and may_sign(request.user, application, side),
        "form": form,
        "back": back,
        "documents": _documents(agreement) if agreement else [],
        "is_being_made": agreement and is_being_made(agreement),
        "has_failed": agreement and has_failed(agreement),
        "earlier": Agreement.objects.filter(application=application).exclude(pk=agreement.pk) if agreement else [],
    }
    return render(request, template, values)


def agreement_document(request: HttpRequest, application: Application, number: int, language: str) -> HttpResponse:
    """Any version, in one of its languages, as it is signed by now. Raises Http404 while it is being made."""
    agreement = Agreement.objects.filter(application=application, number=number).first()
    found = document_of(agreement, language) if agreement else None
    if found is None:
        raise Http404
    record_access(subject=application.profile.user, viewer=request.user, what="application")
    name = f"agreement-{application.assignment.reference}-{number}-{language}"
    return paper_response(bytes(found.content), name=name)


def _documents(agreement: Agreement) -> list[tuple[str, str]]:
    """Language and its name, of the papers that can be had."""
    names = dict(settings.LANGUAGES)
    return [(code, names.get(code, code)) for code in languages_made(agreement)]


def _signed(agreement: Agreement) -> set[str]:
    return {signature.side for signature in agreement.signatures.all()}
