"""The expert writes a claim, from a telephone."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from casework.money import written
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.files.handing_out import as_download
from diaspora.files.store import FileRejected

from ...enums import CLAIM_NEEDS_REASON, Side
from ...models import Claim, ClaimReceipt, Placement
from ...viewers import Viewer, for_sides, page
from ..exchange import RatesOfMonths
from ..forms.writing import ByRateForm, ExpenseForm
from ..moves import MOVES
from ..shown import shown_advance, shown_lines, shown_payments, sum_of
from ..writing import begin_claim, claim_by_rate, claim_expense, last_day_to_claim, remove_line, send_claim

FORM = "placements/form.html"


def _of_claim(view: Callable[..., HttpResponseBase]) -> dict:
    """A view of one claim of the expert's own."""

    @for_sides(Side.EXPERT)
    @wraps(view)
    def shown(request: HttpRequest, placement: Placement, viewer: Viewer, claim: int, **kwargs) -> HttpResponseBase:
        own = placement.claims.of_expert(request.user).for_pages()
        return view(request, get_object_or_404(own, pk=claim), viewer, **kwargs)

    return shown


@for_sides(Side.EXPERT)
def begin(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    if request.method == "POST":
        with may_be_refused(request):
            made = begin_claim(placement=placement, by=request.user)
            return redirect(viewer.at("claim", placement.pk, made.pk))
        return redirect(viewer.at("placement", placement.pk))
    values = {
        "title": _("Claim allowances"),
        "text": _("You claim what the programme pays: allowances by its rates, and what you spent, with receipts."),
        "button": _("Begin"),
    }
    return page(request, placement, viewer, FORM, **values)


@_of_claim
def claim(request: HttpRequest, claim: Claim, viewer: Viewer) -> HttpResponse:
    """Reading it is enough to know how far it is; sending it is the one button of the page."""
    if request.method == "POST":
        with may_be_refused(request):
            send_claim(claim=claim, by=request.user, seen=seen_in(request))
            messages.success(request, _("Thank you. Finance has your claim."))
        return redirect(viewer.at("claim", claim.placement_id, claim.pk))
    lines = shown_lines(claim, RatesOfMonths())
    total = sum_of(lines)
    values = {
        "title": (_("Advance %(reference)s") if claim.is_advance else _("Claim %(reference)s"))
        % {"reference": claim.reference},
        "claim": claim,
        "lines": lines,
        "total": "" if total is None else written(total, claim.currency),
        "payments": shown_payments(claim),
        **shown_advance(claim),
        "until": last_day_to_claim(claim.placement),
        "may_send": MOVES.may(request.user, claim, "submitted") and bool(lines) and not claim.is_advance,
        "reason": _reason(claim),
    }
    return page(request, claim.placement, viewer, "placements/claim.html", **values)


def _reason(claim: Claim) -> str:
    """Why it came back, in the words of whoever sent it."""
    if claim.state not in CLAIM_NEEDS_REASON:
        return ""
    entry = ModelLogEntry.objects.for_instance(claim).filter(action=f"claim.{claim.state}").first()
    return entry.data.get("reason", "") if entry else ""


@_of_claim
def by_rate(request: HttpRequest, claim: Claim, viewer: Viewer) -> HttpResponse:
    initial = {"first_on": claim.placement.first_day}
    form = ByRateForm(request.POST or None, placement=claim.placement, initial=initial)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            claim_by_rate(claim=claim, by=request.user, **form.cleaned_data)
            messages.success(request, _("It is in your claim."))
            return redirect(viewer.at("claim", claim.placement_id, claim.pk))
    title = _("Claim an allowance by rate")
    return page(request, claim.placement, viewer, FORM, form=form, title=title, button=title)


@_of_claim
def expense(request: HttpRequest, claim: Claim, viewer: Viewer) -> HttpResponse:
    form = ExpenseForm(request.POST or None, request.FILES or None, initial={"currency": claim.currency})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="upload"):
            claim_expense(claim=claim, by=request.user, **form.cleaned_data)
            messages.success(request, _("It is in your claim."))
            return redirect(viewer.at("claim", claim.placement_id, claim.pk))
    title = _("Claim what you spent")
    return page(request, claim.placement, viewer, FORM, form=form, title=title, button=title, has_files=True)


@_of_claim
def remove(request: HttpRequest, claim: Claim, viewer: Viewer, line: int) -> HttpResponse:
    found = get_object_or_404(claim.lines, pk=line)
    if request.method == "POST":
        with may_be_refused(request):
            remove_line(line=found, by=request.user)
            messages.success(request, _("Removed."))
        return redirect(viewer.at("claim", claim.placement_id, claim.pk))
    values = {"title": _("Remove this from your claim"), "text": str(found), "button": _("Remove")}
    return page(request, claim.placement, viewer, FORM, **values)


@_of_claim
def receipt(request: HttpRequest, claim: Claim, viewer: Viewer, line: int) -> HttpResponseBase:
    return as_download(get_object_or_404(ClaimReceipt, line=line, line__claim=claim))
