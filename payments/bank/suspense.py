"""The account of what is at the bank and not decided: lines enter it when they are read, and leave it decided."""

import datetime

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from ..enums import LedgerKind
from ..ledger.booking import Leg, account, book
from ..models import BankLine, Booking

#: Of the booking with which a line enters, before its number.
_CAUSE = "bank line "


def enter(line: BankLine) -> None:
    """It is at the bank, or has left it, and nobody has said why. Twice changes nothing."""
    legs = [
        Leg(account(LedgerKind.BANK, line.currency), account(LedgerKind.SUSPENSE, line.currency), line.amount_minor)
    ]
    book(cause=_cause(line), legs=legs, happened_at=noon_of(line))


def leave(line: BankLine, into: LedgerKind) -> None:
    """It is decided. Where the bank itself is named, another booking tells of it there: then it leaves on its own day,
    so that nobody reads the same money twice in between. One that never entered stays out of the books."""
    if not Booking.objects.filter(cause=_cause(line)).exists():
        return
    legs = [Leg(account(LedgerKind.SUSPENSE, line.currency), account(into, line.currency), line.amount_minor)]
    happened_at = noon_of(line) if into == LedgerKind.BANK else timezone.now()
    book(cause=f"{_cause(line)} left", legs=legs, happened_at=happened_at)


def enter_all() -> int:
    """Whatever was read, is not decided, and is not there yet. Returns how many lines that are."""
    entered = Booking.objects.filter(cause=Concat(Value(_CAUSE), Cast(OuterRef("pk"), CharField())))
    missing = list(BankLine.objects.undecided().exclude(Exists(entered)))
    for line in missing:
        enter(line)
    return len(missing)


def _cause(line: BankLine) -> str:
    return f"{_CAUSE}{line.pk}"


def noon_of(line: BankLine) -> datetime.datetime:
    """A bank says the day of a line, and no hour."""
    return datetime.datetime.combine(line.booked_on, datetime.time(12), timezone.get_current_timezone())


def forget(line: BankLine) -> None:
    """It was read wrongly: what was booked about it is booked back, on its own day. Entries stay in the books."""
    for booking in Booking.objects.filter(cause__in=[_cause(line), f"{_cause(line)} left"]).prefetch_related(
        "entries__debit", "entries__credit"
    ):
        back = [Leg(entry.credit, entry.debit, entry.amount_minor) for entry in booking.entries.all()]
        book(cause=f"{booking.cause} undone", legs=back, happened_at=booking.happened_at)
