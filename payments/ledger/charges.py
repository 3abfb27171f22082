"""How money through Stripe is booked: when it is paid, and when its line in the account at Stripe is known."""

import datetime

from ..enums import BalanceKind, LedgerKind
from ..facts import BalanceFacts
from ..models import BalanceLine, Payment
from .booking import Leg, account, book, income

#: Stripe's words for the kinds that we tell apart.
_KINDS = {
    "charge": BalanceKind.CHARGE,
    "payment": BalanceKind.CHARGE,
    "refund": BalanceKind.REFUND,
    "payment_refund": BalanceKind.REFUND,
    "refund_failure": BalanceKind.REFUND_FAILURE,
    "payment_failure_refund": BalanceKind.REFUND_FAILURE,
    "adjustment": BalanceKind.DISPUTE,
    "payout": BalanceKind.PAYOUT,
    "payout_failure": BalanceKind.PAYOUT_FAILURE,
    "payout_cancel": BalanceKind.PAYOUT_FAILURE,
    "stripe_fee": BalanceKind.FEE,
}


def kind_of(facts: BalanceFacts) -> BalanceKind:
    return _KINDS.get(facts.kind, BalanceKind.OTHER)


def book_paid(payment: Payment, *, happened_at: datetime.datetime) -> None:
    """Stripe owes us what the payer paid, in the payer's currency; it was received for its purpose."""
    leg = Leg(account(LedgerKind.DUE, payment.currency), income(payment), payment.amount_minor)
    book(cause=f"paid {payment.key}", legs=[leg], happened_at=happened_at, payment=payment)


def keep_line(facts: BalanceFacts, *, payment: Payment | None, paid_minor: int = 0) -> BalanceLine:
    """Keep a line of the account at Stripe and book it. Known already, it changes nothing.

    `paid_minor` is the same amount in the currency of `payment`, negative where it went out: Stripe exchanged it.
    """
    line, _is_new = BalanceLine.objects.get_or_create(
        number=facts.number,
        defaults={
            "kind": kind_of(facts),
            "source": facts.source,
            "payment": payment,
            "amount_minor": facts.amount_minor,
            "fee_minor": facts.fee_minor,
            "net_minor": facts.net_minor,
            "currency": facts.currency,
            "rate": facts.rate,
            "happened_at": facts.happened_at,
        },
    )
    legs = _legs_of_payer(line, payment, paid_minor) if payment else _legs_of_account(line)
    book(cause=f"line {line.number}", legs=legs, happened_at=line.happened_at, payment=payment)
    return line


def _legs_of_payer(line: BalanceLine, payment: Payment, paid_minor: int) -> list[Leg]:
    """What Stripe owed is now in the account there, exchanged where the currencies differ, less the fee."""
    stripe, due = account(LedgerKind.STRIPE, line.currency), account(LedgerKind.DUE, payment.currency)
    fee = Leg(account(LedgerKind.FEES, line.currency), stripe, line.fee_minor)
    if line.currency == payment.currency:
        return [Leg(stripe, due, line.amount_minor), fee]
    here, there = account(LedgerKind.EXCHANGE, payment.currency), account(LedgerKind.EXCHANGE, line.currency)
    return [Leg(here, due, paid_minor), Leg(stripe, there, line.amount_minor), fee]


def _legs_of_account(line: BalanceLine) -> list[Leg]:
    """A payout is on its way to the bank; whatever else is about no payment is a cost."""
    stripe, fees = account(LedgerKind.STRIPE, line.currency), account(LedgerKind.FEES, line.currency)
    is_payout = line.kind in (BalanceKind.PAYOUT, BalanceKind.PAYOUT_FAILURE)
    other = account(LedgerKind.TRANSIT, line.currency) if is_payout else fees
    return [Leg(stripe, other, line.amount_minor), Leg(fees, stripe, line.fee_minor)]
