"""What payments keep about people, why, on what ground and for how long."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .bank.privacy import HOLDINGS as BANK
from .cash.privacy import HOLDINGS as CASH
from .enums import ENDED
from .models import (
    BalanceLine,
    Booking,
    Difference,
    Dispute,
    LedgerEntry,
    Payment,
    Receipt,
    Refund,
    Subscription,
)
from .retention import FOR_THE_BOOKS, TIME, TWO_PEOPLE, WITH_THE_BOOKS

#: How long it is kept who began a payment and did not make it.
UNPAID = datetime.timedelta(days=90)
MONTHLY = ("title", "amount_minor", "currency", "state", "created_at", "ended_at")
PAYMENT = ("reference", "title", "amount_minor", "currency", "refunded_minor", "way", "state", "created_at", "paid_at")


def forget_payers(payments: QuerySet[Payment]) -> None:
    """The sum stays in the books, with its day and its number at the payment service; nobody can tell any more who paid
    it, nor why finance gave it back."""
    numbers = list(payments.values_list("pk", flat=True))
    known, refunds = Payment.objects.filter(pk__in=numbers), Refund.objects.filter(payment__in=numbers)
    forget_in_logs(list(known))
    forget_in_logs(list(refunds))
    refunds.update(reason="")
    known.update(payer=None, payer_name="", payer_email="", evidence="")


def forget_monthly_payers(subscriptions: QuerySet[Subscription]) -> None:
    subscriptions.update(payer=None, payer_name="", payer_email="")


def _names_somebody(payments: QuerySet) -> QuerySet:
    return payments.exclude(payer=None, payer_name="", payer_email="")


HOLDINGS = [
    Holding(
        Payment,
        _("Payments"),
        "payer",
        (
            Kept(
                (*PAYMENT, "payer_name", "payer_email", "language"),
                _("To take your money for what you chose, to write to you about it, and to account for it"),
                LegalGround.PUBLIC_TASK,
                FOR_THE_BOOKS,
            ),
            Kept(
                ("reported_by", "reported_at", "evidence", "confirmed_by", "confirmed_at"),
                TWO_PEOPLE,
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
                is_exported=False,
            ),
        ),
        impersonal=(
            "key",
            "subscription",
            "invoice_id",
            "control_number",
            "purpose",
            "purpose_reference",
            "ends_at",
            "attempt",
            "session_id",
            "session_url",
            "intent_id",
            "charge_id",
            "alone_minor",
            "titles",
            "is_cancelled",
            "needs_two",
        ),
        limit=Limit(TIME, "created_at", forget=forget_payers, among=_names_somebody),
    ),
    Holding(
        Subscription,
        _("Monthly payments"),
        "payer",
        (
            Kept(
                (*MONTHLY, "payer_name", "payer_email", "language"),
                _("To take what you chose each month, to write to you about it, and to account for it"),
                LegalGround.PUBLIC_TASK,
                FOR_THE_BOOKS,
            ),
        ),
        impersonal=(
            "key",
            "purpose",
            "purpose_reference",
            "titles",
            "ends_at",
            "attempt",
            "session_id",
            "session_url",
            "number",
            "card_session_id",
            "renews_at",
        ),
        limit=Limit(TIME, "created_at", forget=forget_monthly_payers, among=_names_somebody),
    ),
    Holding(
        Refund,
        _("Money given back"),
        "payment__payer",
        (
            Kept(
                ("amount_minor", "state", "reason", "requested_at", "done_at"),
                _("To give you back what is yours, and to account for it"),
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
            ),
            Kept(
                ("requested_by", "approved_by", "approved_at", "needs_two"),
                TWO_PEOPLE,
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
                is_exported=False,
            ),
        ),
        impersonal=("key", "number", "by_hand", "instead_of"),
    ),
    Holding(
        Receipt,
        _("Receipts"),
        "payment__payer",
        (
            Kept(
                ("kind", "year", "number", "amount_minor", "currency", "title", "issued_at", "withdrawn_at"),
                _("To show that we received your money, or gave it back"),
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
            ),
        ),
        impersonal=("refund", "dispute", "notes", "receiver"),
    ),
    Holding(
        Dispute,
        _("Disputes with a payer’s bank"),
        "",
        impersonal=("number", "payment", "amount_minor", "state", "reason", "opened_at", "answer_by"),
    ),
    Holding(
        Difference,
        _("Differences in the books"),
        "",
        (
            Kept(
                ("explanation", "explained_by"), TWO_PEOPLE, LegalGround.PUBLIC_TASK, WITH_THE_BOOKS, is_exported=False
            ),
        ),
        impersonal=("kind", "about", "payment", "ours", "theirs", "found_at", "ended_at"),
    ),
    *BANK,
    *CASH,
    Holding(Booking, _("Books of payments"), "", impersonal=("cause", "payment", "happened_at", "booked_at")),
    Holding(
        LedgerEntry,
        _("Entries in the books"),
        "",
        impersonal=("booking", "debit", "credit", "amount_minor", "currency"),
    ),
    Holding(
        BalanceLine,
        _("The account at the payment service"),
        "",
        impersonal=(
            "number",
            "kind",
            "source",
            "payment",
            "payout",
            "amount_minor",
            "fee_minor",
            "net_minor",
            "currency",
            "rate",
            "happened_at",
        ),
    ),
]


def erase_person(*, user) -> None:
    """The books keep the sum; nothing of ours names the payer."""
    forget_payers(Payment.objects.filter(payer=user))
    forget_monthly_payers(Subscription.objects.filter(payer=user))


def forget_who_never_paid() -> int:
    """Whoever began a payment and did not make it is nobody's business after `UNPAID`. Returns how many."""
    before = timezone.now() - UNPAID
    unpaid = Payment.objects.filter(state__in=ENDED, paid_at=None, ends_at__lt=before)
    rows = _names_somebody(unpaid)
    forgotten = rows.count()
    forget_payers(rows)
    return forgotten


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
