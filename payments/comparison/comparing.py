"""Everything that Stripe has since the last time, against our rows and books.

What may be mended is mended; what is left is named."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import ModelLogEntry

from .. import gateway
from ..bank.payouts import compare_payouts
from ..checkout.settling import settle_payment
from ..differences import end_difference, name_difference, told
from ..disputes.settling import apply_dispute, settle_dispute
from ..enums import UNDER_DISPUTE, DifferenceKind, LedgerKind, PaymentState, PaymentWay, PayoutState, RefundState
from ..ledger.balances import balances
from ..models import Booking, Difference, Dispute, LedgerAccount, Payment, Payout, Reconciliation, Refund
from ..payouts.lines import end_known_lines, keep_any_line
from ..payouts.settling import settle_payout
from ..refunds.settling import apply_refund, settle_refund
from ..subscriptions.sessions import apply_any_session
from ..subscriptions.settling import settle_invoice

#: What was made shortly before the last comparison may have become something since.
OVERLAP = datetime.timedelta(days=2)
#: Stripe may take so long until it shows the line of a payment.
LINE_IS_LATE = datetime.timedelta(days=3)


@dataclass(frozen=True)
class Kind:
    """How objects of one kind are listed at Stripe, and brought in order here."""

    name: str
    apply: Callable[[Any], object]


#: Charges before what is about them; lines last.
KINDS = [
    Kind("sessions", apply_any_session),
    Kind("invoices", settle_invoice),
    Kind("refunds", apply_refund),
    Kind("disputes", apply_dispute),
    Kind("payouts", lambda facts: settle_payout(facts.number)),
    Kind("lines", keep_any_line),
]


def compare(since: datetime.datetime | None = None) -> Reconciliation:
    """Compare what Stripe made since then (without it: since the last comparison, and `OVERLAP`).

    One thing that Stripe refuses to tell of keeps nothing else from its turn. Raises StripeAway: then it counts as not
    done, and the next one begins where this one would have.
    """
    comparison = Reconciliation.objects.create(since=since or _last())
    for kind in KINDS:
        for facts in gateway.all_since(kind.name, comparison.since):
            before = _print()
            _try(kind.apply, facts, number=facts if isinstance(facts, str) else facts.number)
            comparison.compared += 1
            comparison.mended += before != _print()
    for settle, about, number in _unfinished():
        _try(settle, about, number=number)
    end_known_lines()
    _compare_payments()
    compare_payouts()
    _compare_balance()
    comparison.differing = Difference.objects.filter(ended_at=None).count()
    comparison.finished_at = timezone.now()
    comparison.save()
    return comparison


def _try(settle: Callable[[Any], object], about: Any, *, number: str) -> None:
    try:
        settle(about)
    except gateway.StripeRefused:
        name_difference(DifferenceKind.REFUSED, about=number)
    else:
        end_difference(DifferenceKind.REFUSED, about=number)


def _last() -> datetime.datetime:
    last = Reconciliation.objects.exclude(finished_at=None).order_by("-started_at").first()
    if last:
        return last.started_at - OVERLAP
    first = Payment.objects.order_by("created_at").values_list("created_at", flat=True).first()
    return (first or timezone.now()) - OVERLAP


def _print() -> tuple:
    """Changes whenever something is booked or moved: whoever compares learns what a step has mended."""

    return (
        Booking.objects.order_by("-pk").values_list("pk", flat=True).first(),
        ModelLogEntry.objects.order_by("-pk").values_list("pk", flat=True).first(),
    )


def _unfinished() -> list[tuple[Callable[[Any], object], Any, str]]:
    """What is older than the list of Stripe and has not come to its end here, each with Stripe's number of it."""
    waiting = Payment.objects.filter(state=PaymentState.PENDING).exclude(session_id="")
    refunds = Refund.objects.filter(state=RefundState.SENT).exclude(number="")
    disputes = Dispute.objects.filter(state__in=UNDER_DISPUTE)
    payouts = Payout.objects.filter(state=PayoutState.ON_ITS_WAY)
    return [
        *((settle_payment, payment, payment.session_id) for payment in waiting),
        *((settle_refund, number, number) for number in refunds.values_list("number", flat=True)),
        *((settle_dispute, number, number) for number in disputes.values_list("number", flat=True)),
        *((settle_payout, number, number) for number in payouts.values_list("number", flat=True)),
    ]


def _compare_payments() -> None:
    """What was paid by card has a line in the account at Stripe."""
    paid = Payment.objects.filter(way=PaymentWay.CARD, state=PaymentState.PAID)
    without = paid.filter(balance_lines=None)
    for payment in without.filter(paid_at__lt=timezone.now() - LINE_IS_LATE):
        name_difference(DifferenceKind.NO_LINE, about=payment.charge_id, payment=payment, ours=payment.written)
    for difference in Difference.objects.filter(kind=DifferenceKind.NO_LINE, ended_at=None):
        if not without.filter(charge_id=difference.about).exists():
            end_difference(DifferenceKind.NO_LINE, about=difference.about)


def _compare_balance() -> None:
    """What is in the account at Stripe is what our books say, in each currency."""
    theirs = gateway.account_balance()
    ours = balances(LedgerAccount.objects.filter(kind=LedgerKind.STRIPE))
    for currency in sorted({*theirs, *(code.split()[-1] for code in ours)}):
        code = f"{LedgerKind.STRIPE} {currency}"
        here, there = ours.get(code, 0), theirs.get(currency, 0)
        if here == there:
            end_difference(DifferenceKind.BALANCE, about=code)
        else:
            name_difference(DifferenceKind.BALANCE, about=code, ours=told(here, currency), theirs=told(there, currency))
