"""How the cash box stands: in the books, counted last, and what came and went since."""

from dataclasses import dataclass

from django.db.models import Max, Q

from casework.money import written

from ..enums import LedgerKind
from ..ledger.box import in_the_box
from ..models import CashCount, LedgerAccount, LedgerEntry


@dataclass(frozen=True)
class Box:
    currency: str
    amount: str
    last: CashCount | None
    is_due: bool


def boxes() -> list[Box]:
    """One for each currency in which there ever was cash, in a fixed number of queries.

    `is_due`: something came or went since the last count that two people saw.
    """
    counted = {}
    for count in CashCount.objects.exclude(confirmed_at=None).order_by("counted_at").select_related("confirmed_by"):
        counted[count.currency] = count
    moved = _moved()
    return [
        Box(currency, written(amount, currency), last, last is None or moved[currency] > last.counted_at)
        for currency, amount in in_the_box().items()
        for last in [counted.get(currency)]
    ]


def _moved() -> dict:
    """When cash came or went last, by currency; what a count itself booked does not count."""
    cash = LedgerAccount.objects.filter(kind=LedgerKind.CASH)
    entries = LedgerEntry.objects.filter(Q(debit__in=cash) | Q(credit__in=cash))
    return dict(entries.order_by().values_list("currency").annotate(at=Max("booking__happened_at")))
