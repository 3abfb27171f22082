"""The one door of the ledger: what happened becomes a booking, once for each cause."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from ..enums import LedgerKind
from ..models import Booking, LedgerAccount, LedgerEntry, Payment


@dataclass(frozen=True)
class Leg:
    """`amount_minor` out of `credit` into `debit`. A negative amount goes the other way."""

    debit: LedgerAccount
    credit: LedgerAccount
    amount_minor: int


def account(kind: LedgerKind, currency: str) -> LedgerAccount:
    """The account of the portal of this kind."""
    return _account(LedgerAccount(code=f"{kind} {currency}", kind=kind, currency=currency))


def income(payment: Payment) -> LedgerAccount:
    """What was received for the very thing that `payment` is for, in its currency."""
    code = f"{LedgerKind.INCOME} {payment.purpose} {payment.purpose_reference} {payment.currency}"
    of = {"purpose": payment.purpose, "purpose_reference": payment.purpose_reference}
    return _account(LedgerAccount(code=code, kind=LedgerKind.INCOME, currency=payment.currency, **of))


def _account(wanted: LedgerAccount) -> LedgerAccount:
    """Two who need a new account at once both get it."""
    LedgerAccount.objects.bulk_create([wanted], ignore_conflicts=True)
    return wanted


def book(
    *, cause: str, legs: Iterable[Leg], happened_at: datetime.datetime, payment: Payment | None = None
) -> Booking | None:
    """Write `legs` as one booking; legs over nothing are left out. Returns None when the cause is booked already.

    The accounts belong together in their currency, or the database refuses the entry.
    """
    try:
        with transaction.atomic():
            booking = Booking.objects.create(cause=cause, payment=payment, happened_at=happened_at)
            LedgerEntry.objects.bulk_create(_entry(booking, leg) for leg in legs if leg.amount_minor)
    except IntegrityError:
        if Booking.objects.filter(cause=cause).exists():
            return None
        raise
    return booking


def _entry(booking: Booking, leg: Leg) -> LedgerEntry:
    into, out_of = (leg.debit, leg.credit) if leg.amount_minor > 0 else (leg.credit, leg.debit)
    return LedgerEntry(
        booking=booking, debit=into, credit=out_of, amount_minor=abs(leg.amount_minor), currency=leg.debit.currency
    )
