"""What of a payment, a refund or a dispute came to an account of ours, or left it, and which document says so."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from ..enums import BalanceKind, PaymentWay, ReceiptKind, StatementKind
from ..models import BalanceLine, Booking, Dispute, LedgerEntry, Payment, Receipt, Refund

_LINES = {
    StatementKind.RECEIVED: BalanceKind.CHARGE,
    StatementKind.GIVEN_BACK: BalanceKind.REFUND,
    StatementKind.CAME_BACK: BalanceKind.REFUND_FAILURE,
}


@dataclass(frozen=True)
class Reached:
    """`net_minor` came, or left where it is negative, after the fee."""

    net_minor: int
    fee_minor: int
    currency: str
    rate: Decimal | None = None

    @property
    def negative(self) -> "Reached":
        return Reached(-self.net_minor, -self.fee_minor, self.currency, self.rate)


@dataclass
class Traces:
    """Refunds, disputes, lines at Stripe and documents of some payments, each asked for once."""

    lines: dict[tuple[str, str], list[BalanceLine]] = field(default_factory=dict)
    lines_of: dict[int, list[BalanceLine]] = field(default_factory=dict)
    refunds: dict[str, Refund] = field(default_factory=dict)
    receipts: dict[int, Receipt] = field(default_factory=dict)
    notes: dict[tuple[str, int], Receipt] = field(default_factory=dict)
    disputes: dict[str, Dispute] = field(default_factory=dict)
    #: Of each payment: when it was moved, and what it served before.
    moves: dict[int, list[tuple[datetime.datetime, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, payments: Iterable[Payment]) -> "Traces":
        wanted, traces = list(payments), cls()
        for line in BalanceLine.objects.filter(payment__in=wanted):
            traces.lines.setdefault((line.kind, line.source), []).append(line)
            assert line.payment_id is not None  # asked for by payment
            traces.lines_of.setdefault(line.payment_id, []).append(line)
        traces.refunds = {str(refund.key): refund for refund in Refund.objects.filter(payment__in=wanted)}
        traces.disputes = {dispute.number: dispute for dispute in Dispute.objects.filter(payment__in=wanted)}
        for booking in Booking.objects.filter(payment__in=wanted, cause__startswith="moved ").order_by("happened_at"):
            assert booking.payment_id is not None  # asked for by payment
            before = booking.cause.split()[2]
            traces.moves.setdefault(booking.payment_id, []).append((booking.happened_at, before))
        for receipt in Receipt.objects.filter(payment__in=wanted):
            if receipt.kind == ReceiptKind.RECEIPT:
                traces.receipts[receipt.payment_id] = receipt
            elif receipt.refund_id:
                traces.notes["refund", receipt.refund_id] = receipt
            elif receipt.dispute_id:
                traces.notes["dispute", receipt.dispute_id] = receipt
        return traces

    def trace(
        self, kind: StatementKind, payment: Payment, about: str, entry: LedgerEntry
    ) -> tuple[Receipt | None, Reached | None]:
        """Of one entry: its document, and what came or went. `about` is the key or number in the cause of its booking.

        What a dispute took has left when the bank held it back: that is a row of its own.
        """
        amount_minor = entry.amount_minor
        if kind == StatementKind.RECEIVED:
            by_hand = payment.way != PaymentWay.CARD
            reached = _by_hand(payment, amount_minor) if by_hand else self._at_stripe(kind, payment.charge_id)
            return self.receipts.get(payment.pk), reached
        if kind in (StatementKind.GIVEN_BACK, StatementKind.CAME_BACK):
            refund = self.refunds[about]
            reached = _by_hand(payment, -amount_minor) if refund.by_hand else self._at_stripe(kind, refund.number)
            return self.notes.get(("refund", refund.pk)), reached
        if kind == StatementKind.TAKEN:
            return self.notes.get(("dispute", self.disputes[about].pk)), None
        if kind == StatementKind.HELD:
            return self.receipts.get(payment.pk), _summed(self._lines(payment, number=about.split()[-1]))
        return self.receipts.get(payment.pk), self._moved(payment, entry)

    def served(self, payment: Payment, at: datetime.datetime) -> str:
        """What the money of `payment` was for at a time."""
        return next(
            (before for moved, before in self.moves.get(payment.pk, ()) if moved > at), payment.purpose_reference
        )

    def _moved(self, payment: Payment, entry: LedgerEntry) -> Reached | None:
        """Whatever of it had come and gone until then moves along."""
        if payment.way != PaymentWay.CARD:
            return _by_hand(payment, entry.amount_minor)
        return _summed(self._lines(payment, until=entry.booking.happened_at))

    def _lines(
        self, payment: Payment, *, number: str = "", until: datetime.datetime | None = None
    ) -> list[BalanceLine]:
        return [
            line
            for line in self.lines_of.get(payment.pk, [])
            if (not number or line.number == number) and (until is None or line.happened_at <= until)
        ]

    def _at_stripe(self, kind: StatementKind, source: str) -> Reached | None:
        """None until Stripe has shown the line."""
        return _summed(self.lines.get((_LINES[kind], source), []))


def _summed(lines: list[BalanceLine]) -> Reached | None:
    if not lines:
        return None
    net, fee = sum(line.net_minor for line in lines), sum(line.fee_minor for line in lines)
    return Reached(net, fee, lines[0].currency, lines[0].rate)


def _by_hand(payment: Payment, amount_minor: int) -> Reached:
    """At the bank, or in the cash box: all of it, in the same currency."""
    return Reached(amount_minor, 0, payment.currency)
