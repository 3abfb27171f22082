"""States, ways and kinds of money that comes in, with the tables of allowed moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    (_P.OPEN, _P.PAID): {_A.STRIPE, _A.PREPARER},
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


class RefundState(TextChoices):
    REQUESTED = "requested", _("Asked for, waits for a second person")
    APPROVED = "approved", _("Approved, about to be sent")
    SENT = "sent", _("Sent, on its way")
    DONE = "done", _("Given back")
    FAILED = "failed", _("Came back, or was not sent")
    REFUSED = "refused", _("Not approved")
    REPLACED = "replaced", _("Came back, and was sent again")
    KEPT = "kept", _("Came back, and stays here")


_R = RefundState
#: Allowed moves of a refund. A bank may send back even what was reported as done; what came back, or was refused by
#: Stripe, is sent again as another refund, or stays here. One whose answer was lost may turn out to have been sent.
REFUND_MOVES: dict[tuple[RefundState, RefundState], set[FinanceActor]] = {
    (_R.REQUESTED, _R.APPROVED): {_A.APPROVER},
    (_R.REQUESTED, _R.REFUSED): {_A.APPROVER, _A.PREPARER, _A.STRIPE},
    (_R.APPROVED, _R.REFUSED): {_A.PREPARER, _A.APPROVER},  # by hand only, as long as nobody has paid it
    (_R.APPROVED, _R.SENT): {_A.STRIPE},
    (_R.APPROVED, _R.DONE): {_A.STRIPE, _A.PREPARER},
    (_R.APPROVED, _R.FAILED): {_A.STRIPE},
    (_R.SENT, _R.DONE): {_A.STRIPE},
    (_R.SENT, _R.FAILED): {_A.STRIPE},
    (_R.DONE, _R.FAILED): {_A.STRIPE},
    (_R.FAILED, _R.SENT): {_A.STRIPE},
    (_R.FAILED, _R.DONE): {_A.STRIPE},
    (_R.FAILED, _R.REPLACED): {_A.PREPARER, _A.APPROVER},
    (_R.FAILED, _R.KEPT): {_A.APPROVER},
}
#: What is, or was once, set aside for these goes back no more.
GIVEN_UP = {_R.FAILED, _R.REFUSED, _R.REPLACED, _R.KEPT}


class DisputeState(TextChoices):
    NEEDS_ANSWER = "needs_answer", _("Needs an answer")
    UNDER_REVIEW = "under_review", _("The payer’s bank decides")
    WON = "won", _("Won")
    LOST = "lost", _("Lost")


_D = DisputeState
#: The payer's bank has the money, and has not decided.
UNDER_DISPUTE = (_D.NEEDS_ANSWER, _D.UNDER_REVIEW)
DISPUTE_MOVES: dict[tuple[DisputeState, DisputeState], set[FinanceActor]] = {
    (before, to): {_A.STRIPE} for before in UNDER_DISPUTE for to in _D if before != to
}


class PayoutState(TextChoices):
    ON_ITS_WAY = "on_its_way", _("On its way to the bank")
    ARRIVED = "arrived", _("Arrived at the bank")
    FAILED = "failed", _("Came back")


_O = PayoutState
#: A bank may send back what had arrived.
PAYOUT_MOVES: dict[tuple[PayoutState, PayoutState], set[FinanceActor]] = {
    (_O.ON_ITS_WAY, _O.ARRIVED): {_A.STRIPE},
    (_O.ON_ITS_WAY, _O.FAILED): {_A.STRIPE},
    (_O.ARRIVED, _O.FAILED): {_A.STRIPE},
}


class SubscriptionState(TextChoices):
    """How a monthly payment is."""

    OPEN = "open", _("Not begun yet")
    ACTIVE = "active", _("Active")
    FAILING = "failing", _("The last month failed")
    PAUSED = "paused", pgettext_lazy("monthly payment", "Paused")
    ENDED = "ended", _("Ended")


_S = SubscriptionState
SUBSCRIPTION_MOVES: dict[tuple[SubscriptionState, SubscriptionState], set[FinanceActor]] = {
    (before, to): {_A.STRIPE} for before in _S for to in _S if before not in (_S.ENDED, to) and to != _S.OPEN
}


class ReceiptKind(TextChoices):
    RECEIPT = "receipt", _("Receipt")
    CREDIT = "credit", _("Credit note")


class DifferenceKind(TextChoices):
    """What does not agree between Stripe, the bank and the books."""

    OTHER_AMOUNT = "other_amount", _("Stripe has another amount than we asked for")
    OTHER_SESSION = "other_session", _("Paid on a second page of Stripe for the same payment")
    UNKNOWN_LINE = "unknown_line", _("A line of the account at Stripe belongs to nothing we know")
    NO_LINE = "no_line", _("Paid, and no line of the account at Stripe says so")
    BALANCE = "balance", _("The account at Stripe and our books have different sums")
    PAYOUT = "payout", _("Stripe says that a payout arrived, and no bank statement shows it")
    EVENT = "event", _("A message of Stripe could not be settled")
    REFUSED = "refused", _("Stripe refuses to say how this stands")


class StatementKind(TextChoices):
    """What a row of a statement tells of."""

    RECEIVED = "received", _("Received")
    GIVEN_BACK = "given_back", _("Given back")
    CAME_BACK = "came_back", _("A refund came back")
    TAKEN = "taken", _("Taken back by the payer’s bank")
    HELD = "held", _("Held back by the payer’s bank, or free again")
    MOVED = "moved", _("Moved to another purpose, as promised")


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
    SUSPENSE = "suspense", _("At the bank, not decided yet")
    OTHER = "other", _("Not money of the portal")
    SHORT = "short", _("Cash short or over")
    INCOME = "income", _("Received for a purpose")


class BankUse(TextChoices):
    """What a line of a bank statement is that no invoice and no payout explains."""

    BOOKED = "booked", _("The money of a payment that is in the books already")
    PURPOSE = "purpose", _("Received for something of ours")
    CASH = "cash", _("Cash that we brought to the bank")
    BACK = "back", _("Sent by mistake: it goes back, or went back")
    FEES = "fees", _("Charges of the bank")
    REFUND = "refund", _("A refund that we paid by hand")
    OTHER = "other", _("Not money of the portal")


#: For what came in, and for what went out.
USES_IN = (BankUse.BOOKED, BankUse.PURPOSE, BankUse.CASH, BankUse.BACK, BankUse.OTHER)
USES_OUT = (BankUse.FEES, BankUse.REFUND, BankUse.BACK, BankUse.OTHER)


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
