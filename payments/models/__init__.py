"""The tables of money that comes in."""

from .balance import BalanceLine, Payout
from .bank import BankFile, BankLine
from .cash import CashCount
from .comparison import Difference, Reconciliation
from .events import StripeEvent
from .ledger import Booking, LedgerAccount, LedgerEntry
from .payments import Payment
from .receipts import Receipt, ReceiptSeries
from .refunds import Dispute, Refund
from .subscriptions import Subscription

__all__ = [
    "BalanceLine",
    "BankFile",
    "BankLine",
    "Booking",
    "CashCount",
    "Difference",
    "Dispute",
    "LedgerAccount",
    "LedgerEntry",
    "Payment",
    "Payout",
    "Receipt",
    "ReceiptSeries",
    "Reconciliation",
    "Refund",
    "StripeEvent",
    "Subscription",
]
