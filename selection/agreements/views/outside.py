"""Signing without an account: the head of the host by link, and each side on paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from casework.typed.sent import sent_in
from diaspora.files.store import FileRejected
from diaspora.who_may import anyone, member, office, signed_in, who_may
from skills_match.commitments.file_references import references_of
from skills_match.commitments.forms.heads import AskHeadForm
from skills_match.models import Application

from ...enums import SigningSide
from ...models import Agreement
from ..forms.outside import PaperForm
from ..forms.signing import SignForm
from ..making import current_agreement
from ..outside import ask_head, may_bring, read_link, read_until, sign_by_link, sign_on_paper
from ..signing import next_side


@who_may(signed_in)
def my_paper(request: HttpRequest, pk: int) -> HttpResponse:
    own = Application.objects.of_applicant(request.user).filter(pk__in=Agreement.objects.values("application"))
    mine = get_object_or_404(own.for_lists(), pk=pk)
    return _paper_page(request, mine, SigningSide.EXPERT, "my/agreement_paper.html", reverse("my:agreement", args=[pk]))


@who_may(member)
def host_paper(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    sent, back = _of_host(request, reference, pk)
    return _paper_page(request, sent, SigningSide.HOST, "institution/agreement_paper.html", back)


@who_may(member)
def host_head(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    sent, back = _of_host(request, reference, pk)
    return _head_page(request, sent, "institution/agreement_head.html", back)


@who_may(office)
def office_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of whichever side signs next."""
    sent, back = _of_office(request, pk)
    agreement = current_agreement(sent)
    side = (next_side(agreement) if agreement else None) or SigningSide.OFFICE
    return _paper_page(request, sent, side, "office/agreement_paper.html", back)


@who_may(office)
def office_head(request: HttpRequest, pk: int) -> HttpResponse:
    sent, back = _of_office(request, pk)
    return _head_page(request, sent, "office/agreement_head.html", back)


def _of_host(request: HttpRequest, reference: str, pk: int) -> tuple[Application, str]:
    readable = Application.objects.for_host(request.user).filter(pk__in=Agreement.objects.values("application"))
    sent = get_object_or_404(readable.for_lists(), pk=pk, assignment__reference=reference)
    return sent, reverse("institution_assignments:agreement", args=[reference, pk])


def _of_office(request: HttpRequest, pk: int) -> tuple[Application, str]:
    readable = Application.objects.for_office(request.user).filter(pk__in=Agreement.objects.values("application"))
    return get_object_or_404(readable.for_lists(), pk=pk), reverse("office:agreement", args=[pk])


def _paper_page(
    request: HttpRequest, application: Application, side: SigningSide, template: str, back: str
) -> HttpResponse:
    """Hand in the paper that one side signed; the version that was read goes along."""
    agreement = current_agreement(application)
    person = {"name": application.shown_name} if side == SigningSide.EXPERT else {}
    form = PaperForm(*sent_in(request), side=side, initial=person)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="paper"):
            names = {name: form.cleaned_data[name] for name in ("name", "position")}
            sign_on_paper(
                agreement=agreement,
                side=SigningSide(request.POST.get("side") if request.POST.get("side") in SigningSide else side),
                by=request.user,
                upload=form.cleaned_data["paper"],
                shown=request.POST.get("shown", ""),
                **names,
            )
            messages.success(request, _("The signed paper is kept, and counts as the signature."))
            return redirect(back)
    is_possible = next_side(agreement) == side and may_bring(request.user, application, side)
    return render(request, template, _values(application, agreement, form, back) | {"side": side, "may": is_possible})


def _head_page(request: HttpRequest, application: Application, template: str, back: str) -> HttpResponse:
    """Ask the head of the host to sign by link."""
    agreement = current_agreement(application)
    form = AskHeadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            shown = request.POST.get("shown", "")
            ask_head(agreement=agreement, by=request.user, shown=shown, **form.cleaned_data)
            messages.success(request, _("The link is on its way to the head. It works for 30 days."))
            return redirect(back)
    side = SigningSide.HOST
    is_possible = next_side(agreement) == side and may_bring(request.user, application, side)
    return render(request, template, _values(application, agreement, form, back) | {"may": is_possible})


def _values(application: Application, agreement: Agreement, form, back: str) -> dict:
    shown = {"application": application, "assignment": application.assignment}
    return {**shown, "agreement": agreement, "form": form, "back": back}


@opened_by_link()
@who_may(anyone)
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """The agreement as the head reads and signs it. Looking changes nothing."""
    head = read_link(token)
    agreement = head.agreement
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            sign_by_link(head=head, shown=request.POST.get("shown", ""))
            return redirect("agreements:sign", token)
    application = agreement.application
    is_newest = current_agreement(application) == agreement
    may_sign = is_newest and next_side(agreement) == SigningSide.HOST
    until = read_until(head)
    values = {
        "head": head,
        "agreement": agreement,
        "assignment": application.assignment,
        "form": form,
        "may_sign": may_sign,
        "read_until": until,
        "shows_text": until > timezone.now() if until else may_sign,
        "is_newest": is_newest,
        "references": references_of(application.assignment),
    }
    return render(request, "agreements/sign.html", values)
