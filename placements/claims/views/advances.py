"""The expert asks for an advance; finance says that what was left of it came back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.privacy.access_log import record_access
from diaspora.who_may import who_may

from ...enums import ClaimState, Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..advances import ask_for_advance, change_advance
from ..commitments import currency_of
from ..forms.advances import AdvanceForm, PaidBackForm
from ..giving_up import drop_advance
from ..rights import claims_desk, claims_for
from ..settling import record_paid_back


@for_sides(Side.EXPERT)
def ask(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = AdvanceForm(request.POST or None, currency=currency_of(placement))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            made = ask_for_advance(placement=placement, by=request.user, **form.cleaned_data)
            messages.success(request, _("Finance has what you asked for."))
            return redirect(viewer.at("claim", placement.pk, made.pk))
    return _page(request, placement, viewer, form=form)


@for_sides(Side.EXPERT)
def change(request: HttpRequest, placement: Placement, viewer: Viewer, claim: int) -> HttpResponse:
    """One that finance sent back. The page carries the state that was shown."""
    own = placement.claims.of_expert(request.user).advances().for_pages()
    advance = get_object_or_404(own.filter(state=ClaimState.RETURNED) if request.method == "GET" else own, pk=claim)
    form = AdvanceForm(request.POST or None, currency=advance.currency, line=advance.lines.get())
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            change_advance(advance=advance, by=request.user, seen=seen_in(request), **form.cleaned_data)
            messages.success(request, _("Finance has what you asked for."))
            return redirect(viewer.at("claim", placement.pk, advance.pk))
    return _page(request, placement, viewer, form=form, seen=advance.state)


@for_sides(Side.EXPERT)
def drop(request: HttpRequest, placement: Placement, viewer: Viewer, claim: int) -> HttpResponse:
    """One that finance sent back and nobody wants now. The page carries the state that was shown."""
    own = placement.claims.of_expert(request.user).advances()
    advance = get_object_or_404(own.filter(state=ClaimState.RETURNED) if request.method == "GET" else own, pk=claim)
    if request.method == "POST":
        with may_be_refused(request):
            drop_advance(advance=advance, by=request.user, seen=seen_in(request))
            messages.success(request, _("The advance is gone."))
            return redirect(viewer.at("placement", placement.pk))
        return redirect(viewer.at("claim", placement.pk, advance.pk))
    texts = {
        "title": _("I no longer want this advance"),
        "text": _("It goes with all you wrote in it. You can ask for another one."),
        "button": _("Drop it"),
    }
    return page(request, placement, viewer, "placements/form.html", seen=advance.state, **texts)


def _page(request: HttpRequest, placement: Placement, viewer: Viewer, **values: Any) -> HttpResponse:
    texts = {
        "title": _("Ask for an advance"),
        "text": _(
            "An advance is taken off what you claim later. Keep the receipts: what you do not claim, you pay back."
        ),
        "button": _("Send"),
    }
    return page(request, placement, viewer, "placements/form.html", **texts, **values)


@who_may(claims_desk)
def paid_back(request: HttpRequest, pk: int) -> HttpResponse:
    advance = get_object_or_404(claims_for(request.user).advances().for_pages(), pk=pk)
    record_access(subject=advance.expert, viewer=request.user, what="application")
    if request.method != "POST" and not advance.unsettled_minor:
        raise Http404
    told = {"unsettled_minor": advance.unsettled_minor, "currency": advance.currency}
    form = PaidBackForm(request.POST or None, **told, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            record_paid_back(advance=advance, by=request.user, **form.cleaned_data)
            messages.success(request, _("Reported."))
            return redirect("office:claim", advance.pk)
    values = {"claim": advance, "form": form, "title": _("The expert paid back what was left")}
    return render(request, "placements/claim_decision.html", values)
