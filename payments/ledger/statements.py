"""What came in for a purpose in a month or a year, from the books, so that it adds up to them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from ..enums import BalanceKind, LedgerKind
from ..models import BalanceLine, LedgerAccount, LedgerEntry, Payment


@dataclass(frozen=True)
class StatementRow:
    """Money received for a purpose, or given back where the amount is negative. `line` says what reached the account
    at Stripe, with rate and fee."""

    day: datetime.date
    payment: Payment
    amount_minor: int
    line: BalanceLine | None

    @property
    def currency(self) -> str:
        return self.payment.currency


@dataclass(frozen=True)
class Statement:
    rows: list[StatementRow] = field(default_factory=list)
    #: By currency.
    totals: dict[str, int] = field(default_factory=dict)


def statement(
    *, starts_on: datetime.date, ends_on: datetime.date, purpose: str = "", purpose_reference: str = ""
) -> Statement:
    """All that was booked as received between two days, both included, in two queries."""
    zone = timezone.get_current_timezone()
    begins = datetime.datetime.combine(starts_on, datetime.time.min, zone)
    ends = datetime.datetime.combine(ends_on + datetime.timedelta(days=1), datetime.time.min, zone)
    entries = LedgerEntry.objects.filter(
        Q(debit__kind=LedgerKind.INCOME) | Q(credit__kind=LedgerKind.INCOME),
        booking__happened_at__gte=begins,
        booking__happened_at__lt=ends,
    ).select_related("booking__payment", "debit", "credit")
    of = {name: value for name, value in {"purpose": purpose, "purpose_reference": purpose_reference}.items() if value}
    if of:
        entries = entries.filter(_of_account("debit", of) | _of_account("credit", of))
    found = list(entries.order_by("booking__happened_at", "pk"))
    lines = BalanceLine.objects.filter(
        kind=BalanceKind.CHARGE, payment__in={entry.booking.payment_id for entry in found}
    )
    by_payment = {line.payment_id: line for line in lines}
    rows = [row for entry in found for row in _rows(entry, by_payment, of)]
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row.currency] += row.amount_minor
    return Statement(rows, dict(totals))


def _of_account(side: str, of: dict[str, str]) -> Q:
    return Q(**{f"{side}__{name}": value for name, value in of.items()})


def _rows(entry: LedgerEntry, lines: dict[int | None, BalanceLine], of: dict[str, str]) -> list[StatementRow]:
    """What came in for a purpose, and what went out of one: of money that was moved between two, both."""
    payment = entry.booking.payment
    assert payment is not None  # income belongs to a payment
    day = timezone.localtime(entry.booking.happened_at).date()
    is_moved = entry.credit.kind == entry.debit.kind
    rows = []
    if _is_asked_for(entry.debit, of):
        rows.append(StatementRow(day, payment, -entry.amount_minor, None))
    if _is_asked_for(entry.credit, of):
        rows.append(StatementRow(day, payment, entry.amount_minor, None if is_moved else lines.get(payment.pk)))
    return rows


def _is_asked_for(account: LedgerAccount, of: dict[str, str]) -> bool:
    return account.kind == LedgerKind.INCOME and all(getattr(account, name) == value for name, value in of.items())
