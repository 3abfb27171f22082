"""The first page of finance: what waits, and what does not agree."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.waiting import Recipient, lines_for
from diaspora.who_may import who_may
from office.navigation import add_tab

from ... import gateway
from ...cash.readings import boxes
from ...comparison.comparing import compare
from ...enums import DifferenceKind, DisputeState, PaymentState, RefundState
from ...ledger.naming import names_of
from ...models import BankFile, BankLine, CashCount, Difference, Dispute, Payment, Reconciliation, Refund
from ...rules import approves_in_finance, finance, works_in_finance

#: What stands under the tab, also of apps above.
PAGES = {"finance:"}
add_tab(
    gettext_lazy("Finance"),
    "finance:desk",
    order=85,
    pages=PAGES,
    seen_by=works_in_finance,
)
#: Rooms of apps above: name of the address and label.
ROOMS: list[tuple[str, Any]] = []
#: As many as fit on a screen; the list behind each has them all.
SHOWN = 20


@who_may(finance)
def desk(request: HttpRequest) -> HttpResponse:
    refunds = Refund.objects.select_related("payment")
    context = {
        "reported": Payment.objects.filter(state=PaymentState.REPORTED).order_by("reported_at")[:SHOWN],
        "refunds": refunds.filter(state=RefundState.REQUESTED)[:SHOWN],
        "by_hand": refunds.filter(state=RefundState.APPROVED, by_hand=True)[:SHOWN],
        "came_back": refunds.filter(state=RefundState.FAILED)[:SHOWN],
        "disputes": _disputes(),
        "counts": CashCount.objects.filter(confirmed_at=None),
        "boxes": [box for box in boxes() if box.is_due],
        "differences": _differences(),
        "files": BankFile.objects.waiting().with_lines().select_related("read_by")[:SHOWN],
        "bank_lines": BankLine.objects.undecided()[:SHOWN],
        "lines": lines_for(Recipient.FINANCE, user=request.user),
        "last": Reconciliation.objects.exclude(finished_at=None).first(),
        "rooms": ROOMS,
        "is_online": gateway.is_on(),
        "may_approve": approves_in_finance(request.user),
    }
    return render(request, "payments/finance/desk.html", context)


def _differences() -> list[dict[str, Any]]:
    """An account is named as people call it."""
    found = list(Difference.objects.filter(ended_at=None).select_related("payment")[:SHOWN])
    names = names_of(each.about for each in found if each.kind == DifferenceKind.BALANCE)
    return [{"difference": each, "about": names.get(each.about, each.about)} for each in found]


def _disputes():
    waiting = Dispute.objects.filter(state=DisputeState.NEEDS_ANSWER).select_related("payment")
    soon = timezone.now() + datetime.timedelta(days=2)
    return [
        {"dispute": dispute, "is_urgent": bool(dispute.answer_by and dispute.answer_by < soon)} for dispute in waiting
    ]


@who_may(finance)
@require_POST
def compare_now(request: HttpRequest) -> HttpResponse:
    with may_be_refused(request):
        done = compare()
        text = _("Compared: %(compared)s. Brought up to date: %(mended)s. Differences that are left: %(differing)s.")
        values = {"compared": done.compared, "mended": done.mended, "differing": done.differing}
        messages.success(request, text % values)
    return redirect("finance:desk")
