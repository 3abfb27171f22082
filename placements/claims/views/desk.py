"""Finance of a programme: the list of claims, one claim, and what two people do with it."""

from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from casework.money import written
from casework.pages import page_of
from casework.refusals import Refused, may_be_refused
from casework.seen import seen_in
from diaspora.files.handing_out import as_download
from diaspora.privacy.access_log import record_access
from diaspora.who_may import who_may
from office.exports import record_export
from office.history import history_of
from office.spreadsheets import as_file

from ...enums import ClaimState
from ...models import Claim, ClaimPayment, ClaimReceipt
from .. import deciding, giving_up, paying
from ..commitments import commitments_of
from ..exchange import RatesOfMonths
from ..export import claims_table, sums_of
from ..forms.deciding import ApproveClaimForm, CameBackForm, CheckForm, ClaimReasonForm, PaidForm
from ..forms.filters import ClaimFilter
from ..moves import MOVES
from ..rights import claims_desk, claims_for, prepares_claims
from ..settling import advance_for
from ..shown import shown_advance, shown_commitments, shown_lines, shown_payments, sum_of

_C = ClaimState


def _listed(request: HttpRequest) -> tuple[ClaimFilter, QuerySet[Claim]]:
    form = ClaimFilter(request.GET)
    return form, form.narrow(claims_for(request.user).for_lists())


@who_may(claims_desk)
def claims(request: HttpRequest) -> HttpResponse:
    form, found = _listed(request)
    listed = page_of(request, found)
    values = {"filters": form, "sums": sums_of(found), "may_prepare": prepares_claims(request.user)}
    return render(request, "placements/claims_desk.html", values | listed)


@who_may(claims_desk)
@require_GET
@never_cache
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """Each line of the list under the filters of the address. It is logged who took it."""
    form, found = _listed(request)
    state = form.values.get("state", "")
    record_export(rows=found, kind="claims", file_format=format, filters=f"state={state}", by=request.user)
    return as_file(claims_table(found.for_tables()), kind="claims", file_format=format)


def _of_claim(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of a claim on which its reader works. That somebody looked is recorded."""

    @who_may(claims_desk)
    @wraps(view)
    def shown(request: Any, pk: int, **kwargs: Any) -> HttpResponseBase:
        claim = get_object_or_404(claims_for(request.user).for_pages(), pk=pk)
        record_access(subject=claim.expert, viewer=request.user, what="application")
        return view(request, claim, **kwargs)

    return shown


@_of_claim
def claim(request: HttpRequest, claim: Claim) -> HttpResponse:
    rates = RatesOfMonths()
    lines = shown_lines(claim, rates)
    total = sum_of(lines)
    return render(
        request,
        "placements/claim_desk.html",
        {
            "claim": claim,
            "lines": lines,
            "total": "" if total is None else written(total, claim.currency),
            "commitments": _commitments(claim, rates),
            "history": history_of(claim),
            "open": written(claim.open_minor, claim.currency) if claim.open_minor else "",
            "payments": shown_payments(claim),
            **shown_advance(claim),
            **{f"may_{to}": MOVES.may(request.user, claim, to) for to in _C if to not in (_C.DRAFT, _C.SUBMITTED)},
        },
    )


def _commitments(claim: Claim, rates: RatesOfMonths) -> list[dict[str, Any]]:
    """Nothing while a rate is missing: the lines say which."""
    try:
        return shown_commitments(commitments_of(claim, rates))
    except Refused:
        return []


def _to_take_off(claim: Claim) -> str:
    """What the expert has in advance, as it is read before the approval; nothing while it is on its way."""
    try:
        advance = advance_for(claim)
    except Refused:
        return ""
    return written(advance.unsettled_minor, advance.currency) if advance else ""


@_of_claim
def receipt(request: HttpRequest, claim: Claim, line: int) -> HttpResponseBase:
    return as_download(get_object_or_404(ClaimReceipt, line=line, line__claim=claim))


@_of_claim
def check(request: HttpRequest, claim: Claim) -> HttpResponse:
    form = CheckForm(request.POST or None, claim=claim)
    texts = {"title": _("Check this claim"), "done": _("Checked. A colleague approves it.")}
    return _decide(request, claim, _C.CHECKED, form, deciding.check_claim, **texts, shown={"needs_two": True})


@_of_claim
def send_back(request: HttpRequest, claim: Claim) -> HttpResponse:
    form = ClaimReasonForm(request.POST or None)
    texts = {"title": _("Send this claim back"), "done": _("Sent back to the expert.")}
    return _decide(request, claim, _C.RETURNED, form, deciding.return_claim, **texts)


@_of_claim
def approve(request: HttpRequest, claim: Claim) -> HttpResponse:
    form = ApproveClaimForm(request.POST or None)
    texts = {"title": _("Approve this claim"), "done": _("Approved. Its exchange rates stay as they are now.")}
    shown = {"commitments": _commitments(claim, RatesOfMonths()), "to_take_off": _to_take_off(claim)}
    return _decide(request, claim, _C.APPROVED, form, deciding.approve_claim, **texts, shown=shown)


@_of_claim
def pass_on(request: HttpRequest, claim: Claim) -> HttpResponse:
    texts = {"title": _("Hand this claim to whoever pays"), "done": _("It is being paid.")}
    return _decide(request, claim, _C.WITH_FINANCE, None, deciding.pass_to_payment, **texts)


@_of_claim
def paid(request: HttpRequest, claim: Claim) -> HttpResponse:
    form = PaidForm(request.POST or None, claim=claim, initial={"paid_on": timezone.localdate()})
    texts = {"title": _("This claim was paid"), "done": _("Reported. The expert has been told.")}
    return _decide(request, claim, _C.PAID, form, paying.record_payment, **texts)


@_of_claim
def failed(request: HttpRequest, claim: Claim) -> HttpResponse:
    form = ClaimReasonForm(request.POST or None)
    texts = {"title": _("The payment has failed"), "done": _("The expert has been told.")}
    return _decide(request, claim, _C.FAILED, form, paying.record_failure, **texts)


@_of_claim
def rest(request: HttpRequest, claim: Claim) -> HttpResponse:
    if request.method != "POST" and not (claim.state == _C.FAILED and claim.paid_minor):
        raise Http404
    form = ClaimReasonForm(request.POST or None)
    texts = {"title": _("The rest is not paid any more"), "done": _("The expert has been told.")}
    return _decide(request, claim, _C.WITH_FINANCE, form, giving_up.drop_rest, **texts)


@_of_claim
def came_back(request: HttpRequest, claim: Claim, payment: int) -> HttpResponse:
    found = get_object_or_404(claim.payments.filter(came_back_on=None), pk=payment)
    form = CameBackForm(request.POST or None, initial={"came_back_on": timezone.localdate()})
    texts = {"title": _("The money came back"), "done": _("It is owed again. The expert has been told.")}
    to = _C.WITH_FINANCE if claim.state == _C.FAILED else _C.FAILED
    return _decide(request, claim, to, form, partial(_take_back, found), **texts)


def _take_back(payment: ClaimPayment, *, claim: Claim, **told: Any) -> Claim:
    return paying.take_back_payment(payment=payment, **told)


def _decide(
    request: HttpRequest,
    claim: Claim,
    to: ClaimState,
    form: Form | None,
    verb: Callable[..., Claim],
    *,
    title: str,
    done: str,
    shown: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A page for a decision that its reader cannot make is not there; one that was sent is answered by the verb."""
    if request.method != "POST" and not MOVES.may(request.user, claim, to):
        raise Http404
    if request.method == "POST" and (form is None or form.is_valid()):
        with may_be_refused(request if form is None else form):
            told = {} if form is None else form.cleaned_data
            verb(claim=claim, by=request.user, seen=seen_in(request), **told)
            messages.success(request, done)
            return redirect("office:claim", claim.pk)
    values = {"claim": claim, "form": form, "title": title, "seen": claim.state}
    return render(request, "placements/claim_decision.html", values | dict(shown or {}))
