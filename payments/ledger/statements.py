"""What came in for a purpose in a month or a year, from the books, so that it adds up to them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from ..enums import BalanceKind, LedgerKind
from ..models import BalanceLine, LedgerEntry, Payment


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
    ).select_related("booking__payment", "credit")
    if purpose:
        entries = entries.filter(booking__payment__purpose=purpose)
    if purpose_reference:
        entries = entries.filter(booking__payment__purpose_reference=purpose_reference)
    found = list(entries.order_by("booking__happened_at", "pk"))
    lines = BalanceLine.objects.filter(
        kind=BalanceKind.CHARGE, payment__in={entry.booking.payment_id for entry in found}
    )
    by_payment = {line.payment_id: line for line in lines}
    rows = [_row(entry, by_payment) for entry in found]
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row.currency] += row.amount_minor
    return Statement(rows, dict(totals))


def _row(entry: LedgerEntry, lines: dict[int | None, BalanceLine]) -> StatementRow:
    payment = entry.booking.payment
    assert payment is not None  # income belongs to a payment
    came_in = entry.credit.kind == LedgerKind.INCOME
    return StatementRow(
        day=timezone.localtime(entry.booking.happened_at).date(),
        payment=payment,
        amount_minor=entry.amount_minor if came_in else -entry.amount_minor,
        line=lines.get(payment.pk) if came_in else None,
    )
