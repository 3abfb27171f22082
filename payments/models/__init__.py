"""The tables of money that comes in."""

from .balance import BalanceLine
from .events import StripeEvent
from .ledger import Booking, LedgerAccount, LedgerEntry
from .payments import Payment

__all__ = ["BalanceLine", "Booking", "LedgerAccount", "LedgerEntry", "Payment", "StripeEvent"]
