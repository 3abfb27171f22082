"""States, ways and kinds of money that comes in, with the tables of allowed moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FinanceActor(TextChoices):
    """Who makes a move: Stripe's word, which the clock brings, or people of finance."""

    STRIPE = "stripe", _("Stripe")
    PREPARER = "preparer", _("Finance")
    APPROVER = "approver", _("Finance approver")


class PaymentWay(TextChoices):
    CARD = "card", _("Online, through Stripe")
    INVOICE = "invoice", _("Invoice, by bank transfer or control number")
    CASH = "cash", _("Cash at a desk")


class PaymentState(TextChoices):
    OPEN = "open", _("Not paid yet")
    PENDING = "pending", _("On its way")
    REPORTED = "reported", _("Reported, waits for a second person")
    PAID = "paid", _("Paid")
    FAILED = "failed", _("Failed")
    EXPIRED = "expired", _("Not paid in time")


_P, _A = PaymentState, FinanceActor
#: Allowed moves of a payment: (from, to) → who may. What ended may still be paid: money that comes late is a fact.
PAYMENT_MOVES: dict[tuple[PaymentState, PaymentState], set[FinanceActor]] = {
    (_P.OPEN, _P.PENDING): {_A.STRIPE},
    (_P.OPEN, _P.PAID): {_A.STRIPE},
    (_P.OPEN, _P.FAILED): {_A.STRIPE},
    (_P.OPEN, _P.EXPIRED): {_A.STRIPE, _A.PREPARER},
    (_P.OPEN, _P.REPORTED): {_A.PREPARER},
    (_P.PENDING, _P.PAID): {_A.STRIPE},
    (_P.PENDING, _P.FAILED): {_A.STRIPE},
    (_P.FAILED, _P.PENDING): {_A.STRIPE},
    (_P.FAILED, _P.PAID): {_A.STRIPE},
    (_P.EXPIRED, _P.PENDING): {_A.STRIPE},
    (_P.EXPIRED, _P.PAID): {_A.STRIPE},
    (_P.EXPIRED, _P.REPORTED): {_A.PREPARER},
    (_P.REPORTED, _P.PAID): {_A.APPROVER},
    (_P.REPORTED, _P.OPEN): {_A.APPROVER, _A.PREPARER},
}
#: The thing is held no longer; money that comes now comes late.
ENDED = {_P.FAILED, _P.EXPIRED}


class LedgerKind(TextChoices):
    """What an account of the ledger stands for."""

    DUE = "due", _("Paid to Stripe, in the payer’s currency")
    EXCHANGE = "exchange", _("Exchange")
    STRIPE = "stripe", _("Balance at Stripe")
    FEES = "fees", _("Fees")
    TRANSIT = "transit", _("On the way from Stripe to the bank")
    BANK = "bank", _("Bank")
    CASH = "cash", _("Cash")
    DISPUTED = "disputed", _("Held back for disputes")
    INCOME = "income", _("Received for a purpose")


class BalanceKind(TextChoices):
    """Lines of the account at Stripe, as far as they are told apart here."""

    CHARGE = "charge", _("Payment")
    REFUND = "refund", _("Refund")
    REFUND_FAILURE = "refund_failure", _("Refund that came back")
    DISPUTE = "dispute", _("Dispute")
    PAYOUT = "payout", _("Payout")
    PAYOUT_FAILURE = "payout_failure", _("Payout that came back")
    FEE = "fee", _("Fee")
    OTHER = "other", _("Other")
