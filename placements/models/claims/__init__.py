"""What experts ask for and are paid: claims, their grants, accounts, files and months."""

from .advances import AdvanceSettlement
from .claim import Claim, ClaimQuerySet
from .closed_month import ClosedMonth
from .exchange import BASE, ExchangeRate
from .grants import Grant
from .lines import ClaimedDays, ClaimLine, ClaimReceipt, LineShare
from .pay_account import PayAccount
from .payment_file import PaymentFile, PaymentFileRow, PaymentLayout
from .payments import ClaimPayment

__all__ = [
    "BASE",
    "AdvanceSettlement",
    "Claim",
    "ClaimLine",
    "ClaimPayment",
    "ClaimQuerySet",
    "ClaimReceipt",
    "ClaimedDays",
    "ClosedMonth",
    "ExchangeRate",
    "Grant",
    "LineShare",
    "PayAccount",
    "PaymentFile",
    "PaymentFileRow",
    "PaymentLayout",
]
