"""Payouts of Stripe on bank statements: matched by sum, currency and day where the bank names Stripe."""

import datetime

from ..differences import end_difference, name_difference
from ..enums import DifferenceKind, LedgerKind, PayoutState
from ..models import BankLine, Payout
from .suspense import leave

#: A bank may book some days before or after the day that Stripe names.
BEFORE, AFTER = datetime.timedelta(days=2), datetime.timedelta(days=7)


def match_payouts() -> int:
    """Join each payout without a bank line with the line that shows it. Returns how many were joined."""
    waiting = Payout.objects.filter(bank_line=None).exclude(state=PayoutState.FAILED).order_by("arrives_on", "pk")
    return sum(_match(payout) for payout in waiting)


def _match(payout: Payout) -> bool:
    same = BankLine.objects.undecided().filter(
        amount_minor=payout.amount_minor,
        currency=payout.currency,
        text__icontains="stripe",
        booked_on__range=(payout.arrives_on - BEFORE, payout.arrives_on + AFTER),
    )
    line = same.order_by("booked_on", "pk").first()
    if not line or not BankLine.objects.undecided().filter(pk=line.pk).update(payout=payout):
        return False
    leave(line, LedgerKind.BANK)  # booked when the payout arrived
    return True


def compare_payouts() -> None:
    """A payout that arrived, by Stripe's word, stands on a bank statement that was read for those days."""
    match_payouts()
    last = BankLine.objects.booked().order_by("-booked_on").values_list("booked_on", flat=True).first()
    arrived = Payout.objects.filter(state=PayoutState.ARRIVED)
    for payout in arrived.filter(bank_line=None, arrives_on__lt=last - AFTER) if last else ():
        name_difference(DifferenceKind.PAYOUT, about=payout.number, ours=payout.written)
    for number in arrived.exclude(bank_line=None).values_list("number", flat=True):
        end_difference(DifferenceKind.PAYOUT, about=number)
