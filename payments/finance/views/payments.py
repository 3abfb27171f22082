"""Payments, one by one: their story, their lines in the books, and what two people do with them."""

from collections.abc import Callable, Iterable
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.money import written
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may
from office.history import history_of

from ...bank import receiving
from ...checkout.moves import MOVES
from ...enums import UNDER_DISPUTE, PaymentState, PaymentWay, RefundState
from ...ledger.naming import names_of
from ...models import LedgerEntry, Payment, Refund
from ...refunds.again import keep_it_here, pay_by_hand_instead, send_again
from ...refunds.asking import approve_refund, ask_for_refund, refuse_refund
from ...refunds.moves import MOVES as REFUND_MOVES
from ...refunds.settling import pay_back_by_hand
from ...rules import finance
from ..forms.payments import EvidenceForm, PaymentFilter, ReasonOfFinanceForm, RefundForm

#: What is done with a button alone.
_BUTTONS = {
    "confirm": receiving.confirm_money,
    "cash": receiving.take_cash,
    "withdraw": receiving.withdraw_invoice,
}
_REFUND_BUTTONS = {
    "approve": approve_refund,
    "paid": pay_back_by_hand,
    "again": send_again,
    "by-hand": pay_by_hand_instead,
}


@who_may(finance)
def payments(request: HttpRequest) -> HttpResponse:
    form = PaymentFilter(request.GET)
    found = form.narrow(Payment.objects.visible_to(request.user))
    return render(request, "payments/finance/payments.html", {"form": form, **page_of(request, found)})


@who_may(finance)
def payment(request: HttpRequest, reference: str) -> HttpResponse:
    found = _payment(request, reference)
    entries = LedgerEntry.objects.filter(booking__payment=found).select_related("booking").order_by("pk")
    refunds, disputes = found.refunds.select_related("payment"), found.disputes.select_related("payment")
    possible = _possible(request, found)
    context = {
        "payment": found,
        "entries": _entries(entries),
        "lines": found.balance_lines.all(),
        "refunds": [_refund(request, refund, may_refund=possible["may_refund"]) for refund in refunds],
        "receipts": found.receipts.all(),
        "bank_lines": found.bank_lines.all(),
        "disputes": disputes,
        "events": history_of(found, *refunds, *disputes),
        **possible,
    }
    return render(request, "payments/finance/payment.html", context)


def _entries(entries: Iterable[LedgerEntry]) -> list[dict]:
    found = list(entries)
    names = names_of(code for entry in found for code in (entry.debit_id, entry.credit_id))
    return [
        {
            "entry": entry,
            "into": names[entry.debit_id],
            "out_of": names[entry.credit_id],
            "amount": written(entry.amount_minor, entry.currency),
        }
        for entry in found
    ]


def _possible(request: HttpRequest, found: Payment) -> dict[str, bool]:
    """Which buttons there are. The verbs decide again."""
    is_invoice = found.way == PaymentWay.INVOICE
    return {
        "may_report": is_invoice and MOVES.may(request.user, found, PaymentState.REPORTED),
        "is_much_cash": found.needs_two and found.state == PaymentState.OPEN,
        "may_confirm": found.reported_by_id != request.user.pk
        and found.state == PaymentState.REPORTED
        and MOVES.may(request.user, found, PaymentState.PAID),
        "may_send_back": found.state == PaymentState.REPORTED,
        "may_take_cash": found.way == PaymentWay.CASH and found.state == PaymentState.OPEN,
        "may_withdraw": found.way != PaymentWay.CARD and MOVES.may(request.user, found, PaymentState.EXPIRED),
        "may_refund": found.state == PaymentState.PAID
        and found.left_minor > 0
        and not found.disputes.filter(state__in=UNDER_DISPUTE).exists(),
    }


def _refund(request: HttpRequest, refund: Refund, *, may_refund: bool) -> dict:
    may = partial(REFUND_MOVES.may, request.user, refund)
    is_another_person = refund.requested_by_id != request.user.pk
    is_by_hand = refund.by_hand and refund.state == RefundState.APPROVED
    return {
        "refund": refund,
        "may_approve": may(RefundState.APPROVED) and is_another_person,
        "may_refuse": may(RefundState.REFUSED) and (is_by_hand or refund.state == RefundState.REQUESTED),
        "is_by_hand": is_by_hand,
        "may_send_again": may_refund and refund.is_left and may(RefundState.REPLACED),
        "may_keep": may(RefundState.KEPT) and is_another_person,
    }


@who_may(finance)
def refund(request: HttpRequest, reference: str) -> HttpResponse:
    found = _payment(request, reference)

    def ask(values: dict) -> str:
        wanted = {"amount_minor": values["amount"], "reason": values["reason"], "key": values["key"]}
        made = ask_for_refund(payment=found, by=request.user, **wanted)
        if made.needs_two:
            return _("It is set aside.")
        return _("Pay it back now, and say so here.") if made.by_hand else _("It is being sent.")

    text = _("Above a limit a colleague approves it before it is sent. The payer gets a letter when it is done.")
    form = partial(RefundForm, payment=found)
    return _form_page(request, found, form, ask, title=_("Give money back"), text=text, needs_two=True)


@who_may(finance)
def keep_refund(request: HttpRequest, pk: int) -> HttpResponse:
    """A refund that came back stays here; somebody else than who asked for it says why."""
    found = get_object_or_404(Refund.objects.select_related("payment"), pk=pk)

    def keep(values: dict) -> str:
        keep_it_here(refund=found, by=request.user, seen=seen_in(request), **values)
        return _("It stays here.")

    title, text = (
        _("The money stays here"),
        _("It is not given back. Your reason stands in the history of the payment."),
    )
    return _form_page(request, found.payment, ReasonOfFinanceForm, keep, title=title, text=text, decided=found)


@who_may(finance)
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague does not approve, or it is not paid by hand after all: the reason stands in the history."""
    found = get_object_or_404(Refund.objects.select_related("payment"), pk=pk)

    def take_back(values: dict) -> str:
        return refuse_refund(refund=found, by=request.user, seen=seen_in(request), **values).state_label

    is_approved = found.state == RefundState.APPROVED
    title = _("It is not paid: take it back") if is_approved else _("Do not approve the refund")
    text = _("Nothing is paid. The sum may be given back later, and your reason stands in the history of the payment.")
    return _form_page(request, found.payment, ReasonOfFinanceForm, take_back, title=title, text=text, decided=found)


@who_may(finance)
def report(request: HttpRequest, reference: str) -> HttpResponse:
    found = _payment(request, reference)

    def tell(values: dict) -> str:
        receiving.report_money(payment=found, by=request.user, seen=seen_in(request), **values)
        return _("Reported. A colleague confirms it.")

    return _form_page(request, found, EvidenceForm, tell, title=_("The money is at the bank"), needs_two=True)


@who_may(finance)
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    found = _payment(request, reference)

    def take_back(values: dict) -> str:
        receiving.send_back(payment=found, by=request.user, seen=seen_in(request), **values)
        return _("The report is taken back.")

    return _form_page(request, found, ReasonOfFinanceForm, take_back, title=_("The money is not there"))


@who_may(finance)
@require_POST
def act(request: HttpRequest, reference: str, action: str) -> HttpResponse:
    """A button: confirm, take cash, withdraw."""
    if action not in _BUTTONS:
        raise Http404
    with may_be_refused(request):
        done = _BUTTONS[action](payment=_payment(request, reference), by=request.user, seen=seen_in(request))
        messages.success(request, done.state_label)
    return redirect("finance:payment", reference)


@who_may(finance)
@require_POST
def decide_refund(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    if action not in _REFUND_BUTTONS:
        raise Http404
    found = get_object_or_404(Refund.objects.select_related("payment"), pk=pk)
    with may_be_refused(request):
        done = _REFUND_BUTTONS[action](refund=found, by=request.user, seen=seen_in(request))
        messages.success(request, done.state_label)
    return redirect("finance:payment", found.payment.reference)


def _payment(request: HttpRequest, reference: str) -> Payment:
    return get_object_or_404(Payment.objects.visible_to(request.user), reference=reference)


def _form_page(
    request: HttpRequest,
    found: Payment,
    form_of: Callable[..., Form],
    verb: Callable[[dict], str],
    *,
    title: str,
    text: str = "",
    decided: Refund | None = None,
    needs_two: bool = False,
) -> HttpResponse:
    """Ask by a form, let the verb do it with what was filled in, and say what it says; refused, the form says why.

    What is decided stands above it: the payment, or the refund of it. `needs_two`: a colleague may have to confirm it.
    """
    form = form_of(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            messages.success(request, verb(form.cleaned_data))
            return redirect("finance:payment", found.reference)
    context = {
        "about": found.named,
        "facts": _facts(found, decided),
        "form": form,
        "title": title,
        "text": text,
        "seen": decided.state if decided else found.state,
        "payment": found,
        "needs_two": needs_two,
    }
    return render(request, "payments/finance/form.html", context)


def _facts(found: Payment, decided: Refund | None) -> list[tuple[str, str]]:
    facts = [(_("Payment"), f"{found.reference}, {found.written}"), (_("Payer"), found.payer_name)]
    if decided:
        facts += [
            (_("Refund"), decided.written),
            (_("Reason of the refund"), decided.reason_label),
            (_("Refund asked for by"), str(decided.requested_by or "")),
        ]
    return [(label, fact) for label, fact in facts if fact]
