"""How the accounts that hold money stood before a time, what came and went, and how they stand at its end."""

import datetime
from dataclasses import dataclass

from django.db.models import Sum

from casework.money import written

from ..enums import BalanceKind, LedgerKind, PaymentState
from ..models import BalanceLine, BankLine, LedgerAccount, LedgerEntry

#: In the order in which money comes through them.
HOLDING = (
    LedgerKind.STRIPE,
    LedgerKind.TRANSIT,
    LedgerKind.BANK,
    LedgerKind.CASH,
    LedgerKind.SHORT,  # holds nothing: what counting the box has shown to be missing
    LedgerKind.DISPUTED,
    LedgerKind.SUSPENSE,
)


@dataclass(frozen=True)
class Movement:
    """In the smallest unit of `currency`."""

    kind: LedgerKind
    currency: str
    opening: int
    came_in: int
    went_out: int

    @property
    def closing(self) -> int:
        return self.opening + self.came_in - self.went_out

    @property
    def figures(self) -> dict[str, str]:
        names = ("opening", "came_in", "went_out", "closing")
        return {name: written(getattr(self, name), self.currency) for name in names}


@dataclass(frozen=True)
class StripeMovement:
    """Of all lines of one kind in the account at Stripe."""

    kind: BalanceKind
    currency: str
    amount_minor: int
    fee_minor: int
    net_minor: int

    @property
    def figures(self) -> dict[str, str]:
        return {name: written(getattr(self, f"{name}_minor"), self.currency) for name in ("amount", "fee", "net")}


def movements(begins: datetime.datetime, ends: datetime.datetime) -> list[Movement]:
    """In five queries; accounts on which nothing ever stood are left out."""
    accounts = LedgerAccount.objects.filter(kind__in=HOLDING)
    before = LedgerEntry.objects.filter(booking__happened_at__lt=begins)
    within = LedgerEntry.objects.filter(booking__happened_at__gte=begins, booking__happened_at__lt=ends)
    opened, closed = _sums(before, "debit"), _sums(before, "credit")
    came, went = _sums(within, "debit"), _sums(within, "credit")
    found = [
        Movement(
            LedgerKind(each.kind),
            each.currency,
            opened.get(each.code, 0) - closed.get(each.code, 0),
            came.get(each.code, 0),
            went.get(each.code, 0),
        )
        for each in accounts
    ]
    shown = [each for each in found if each.opening or each.came_in or each.went_out]
    return sorted(shown, key=lambda each: (HOLDING.index(each.kind), each.currency))


def at_stripe(begins: datetime.datetime, ends: datetime.datetime) -> list[StripeMovement]:
    """What the account at Stripe is made of, line by line of the same kind: their `net` is what it changed by."""
    lines = BalanceLine.objects.filter(happened_at__gte=begins, happened_at__lt=ends).order_by()
    sums = lines.values_list("kind", "currency").annotate(
        amount=Sum("amount_minor"), fee=Sum("fee_minor"), net=Sum("net_minor")
    )
    order = list(BalanceKind)
    found = [StripeMovement(BalanceKind(kind), currency, *figures) for kind, currency, *figures in sums]
    return sorted(found, key=lambda each: (each.currency, order.index(each.kind)))


def not_confirmed(last_day: datetime.date) -> dict[str, int]:
    """By currency: what bank statements show of invoices, up to a day, and the books do not, because no second person
    has confirmed it. The statements of the bank are above our balance by that."""
    lines = BankLine.objects.booked().filter(payment__state=PaymentState.REPORTED, booked_on__lte=last_day)
    return dict(lines.order_by("currency").values_list("currency").annotate(sum=Sum("amount_minor")))


def _sums(entries, side: str) -> dict[str, int]:
    of = entries.filter(**{f"{side}__kind__in": HOLDING}).order_by()
    return dict(of.values_list(side).annotate(sum=Sum("amount_minor")))
