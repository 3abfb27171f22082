"""What came in for a purpose in a month or a year, from the books, so that it adds up to them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from ..enums import LedgerKind, StatementKind
from ..models import LedgerAccount, LedgerEntry, Payment, Receipt
from .reaching import Reached, Traces

_KINDS = {
    "paid": StatementKind.RECEIVED,
    "refund back": StatementKind.CAME_BACK,
    "refund": StatementKind.GIVEN_BACK,
    "dispute lost": StatementKind.TAKEN,
    "moved": StatementKind.MOVED,
    "dispute": StatementKind.HELD,
}
#: What a payer's bank holds back, or lets go; with what it decided in the end another purpose gives up its money.
_HELD = Q(debit__kind=LedgerKind.DISPUTED) | Q(credit__kind=LedgerKind.DISPUTED)


@dataclass(frozen=True)
class StatementRow:
    """Money received for a purpose, or given up where the amount is negative; `reached` is what of it came to an
    account of ours, or left one. What a bank holds back while it decides is given up by no purpose yet."""

    day: datetime.date
    kind: StatementKind
    payment: Payment
    amount_minor: int
    document: Receipt | None
    reached: Reached | None

    @property
    def currency(self) -> str:
        return self.payment.currency


@dataclass(frozen=True)
class Statement:
    rows: list[StatementRow] = field(default_factory=list)

    @property
    def totals(self) -> dict[str, int]:
        """By currency of what was paid."""
        return _summed((row.currency, row.amount_minor) for row in self.rows)

    @property
    def reached(self) -> dict[str, int]:
        """By currency of what reached us, after fees."""
        return _summed((row.reached.currency, row.reached.net_minor) for row in self.rows if row.reached)

    @property
    def fees(self) -> dict[str, int]:
        return _summed((row.reached.currency, row.reached.fee_minor) for row in self.rows if row.reached)


def period(starts_on: datetime.date, ends_on: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of the first day, and the first one after the last."""
    zone, day_after = timezone.get_current_timezone(), ends_on + datetime.timedelta(days=1)
    begins, ends = (datetime.datetime.combine(day, datetime.time.min, zone) for day in (starts_on, day_after))
    return begins, ends


def statement(
    *, starts_on: datetime.date, ends_on: datetime.date, purpose: str = "", purpose_reference: str = ""
) -> Statement:
    """All that was booked as received between two days, both included, in a fixed number of queries."""
    begins, ends = period(starts_on, ends_on)
    entries = LedgerEntry.objects.filter(
        Q(debit__kind=LedgerKind.INCOME) | Q(credit__kind=LedgerKind.INCOME) | _HELD,
        booking__happened_at__gte=begins,
        booking__happened_at__lt=ends,
    ).select_related("booking__payment", "debit", "credit")
    of = {name: value for name, value in {"purpose": purpose, "purpose_reference": purpose_reference}.items() if value}
    if of:
        held = _HELD & Q(booking__payment__purpose=purpose)
        entries = entries.filter(_of_account("debit", of) | _of_account("credit", of) | held)
    found = list(entries.order_by("booking__happened_at", "pk"))
    traces = Traces.of({entry.booking.payment for entry in found if entry.booking.payment})
    return Statement([row for entry in found for row in _rows(entry, traces, of)])


def _of_account(side: str, of: dict[str, str]) -> Q:
    return Q(**{f"{side}__{name}": value for name, value in of.items()})


def _rows(entry: LedgerEntry, traces: Traces, of: dict[str, str]) -> list[StatementRow]:
    """What came in for a purpose, and what went out of one: of money that was moved between two, both."""
    payment = entry.booking.payment
    assert payment is not None  # income belongs to a payment
    words, about = _cause(entry.booking.cause)
    kind, day = _KINDS[words], timezone.localtime(entry.booking.happened_at).date()
    document, reached = traces.trace(kind, payment, about, entry)
    if kind == StatementKind.HELD:
        served = {"purpose": payment.purpose, "purpose_reference": traces.served(payment, entry.booking.happened_at)}
        is_asked_for = all(served[name] == value for name, value in of.items())
        return [StatementRow(day, kind, payment, 0, document, reached)] if is_asked_for else []
    rows = []
    if _is_asked_for(entry.debit, of):
        gone = reached.negative if reached and kind == StatementKind.MOVED else reached
        rows.append(StatementRow(day, kind, payment, -entry.amount_minor, document, gone))
    if _is_asked_for(entry.credit, of):
        rows.append(StatementRow(day, kind, payment, entry.amount_minor, document, reached))
    return rows


def _cause(cause: str) -> tuple[str, str]:
    """The words of a cause, and the key or number of what it is about."""
    words = next(words for words in _KINDS if cause.startswith(f"{words} "))
    return words, cause.removeprefix(f"{words} ")


def _is_asked_for(account: LedgerAccount, of: dict[str, str]) -> bool:
    return account.kind == LedgerKind.INCOME and all(getattr(account, name) == value for name, value in of.items())


def _summed(pairs) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for currency, amount in pairs:
        sums[currency] += amount
    return dict(sorted(sums.items()))
