"""The page of an agreement, the same for each side: read, sign, print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from skills_match.commitments.file_references import references_of
from skills_match.models import Application

from ...enums import SignedHow, SigningSide
from ...models import Agreement
from ..forms.signing import SignForm
from ..making import current_agreement
from ..outside import may_bring
from ..signing import may_sign, next_side, sign


def agreement_page(
    request: HttpRequest, application: Application, side: SigningSide, template: str, *, back: str
) -> HttpResponse:
    """`back` is the address of this page; the fingerprint of what was read goes along with the signature."""
    agreement = current_agreement(application)
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
    }
    return render(request, template, values)


def _signed(agreement: Agreement) -> set[str]:
    return {signature.side for signature in agreement.signatures.all()}
