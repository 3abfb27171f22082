"""What payments keep about people, why, on what ground and for how long."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .enums import ENDED
from .models import (
    BalanceLine,
    BankLine,
    Booking,
    CashCount,
    Difference,
    Dispute,
    LedgerEntry,
    Payment,
    Receipt,
    Refund,
    Subscription,
)

#: Whole years after the year of a payment, and that year itself.
YEARS = 7
#: How long it is kept who began a payment and did not make it.
UNPAID = datetime.timedelta(days=90)
FOR_THE_BOOKS = _("Seven years. When you delete your account, your name goes and the sum stays in the books")
WITH_THE_BOOKS = _("As long as the books are kept")
TWO_PEOPLE = _("To show that two people looked at the money")
MONTHLY = ("title", "amount_minor", "currency", "state", "created_at", "ended_at")
PAYMENT = ("reference", "title", "amount_minor", "currency", "refunded_minor", "way", "state", "created_at", "paid_at")


def forget_payers(payments: QuerySet) -> None:
    """The sum stays in the books; nobody can tell any more who paid it."""
    payments.update(payer=None, payer_name="", payer_email="")


def _forget_texts(lines: QuerySet) -> None:
    lines.update(text="", explanation="", payer_name="")


def _has_a_text(lines: QuerySet) -> QuerySet:
    return lines.exclude(text="", explanation="", payer_name="")


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
        ),
        limit=Limit(datetime.timedelta(days=366 * YEARS), "created_at", forget=forget_payers, among=_names_somebody),
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
        limit=Limit(datetime.timedelta(days=366 * YEARS), "created_at", forget=forget_payers, among=_names_somebody),
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
    Holding(
        BankLine,
        _("Bank statements"),
        "",
        (
            Kept(
                ("text", "explanation", "payer_name"),
                _("To find the payment that a bank transfer is for"),
                LegalGround.PUBLIC_TASK,
                _("Seven years"),
                is_exported=False,
            ),
            Kept(
                ("explained_by", "explained_at", "confirmed_by", "confirmed_at"),
                TWO_PEOPLE,
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
                is_exported=False,
            ),
        ),
        impersonal=(
            "fingerprint",
            "booked_on",
            "amount_minor",
            "currency",
            "payment",
            "payout",
            "imported_at",
            "use",
            "thing",
        ),
        limit=Limit(datetime.timedelta(days=366 * YEARS), "imported_at", forget=_forget_texts, among=_has_a_text),
    ),
    Holding(
        CashCount,
        _("Counts of cash"),
        "",
        (
            Kept(
                ("explanation", "counted_by", "counted_at", "confirmed_by", "confirmed_at"),
                TWO_PEOPLE,
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
                is_exported=False,
            ),
        ),
        impersonal=("currency", "counted_minor", "expected_minor"),
    ),
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
    """The books keep the sum, its day and its number at the payment service; nothing of ours names the payer."""
    theirs = Payment.objects.filter(payer=user)
    Refund.objects.filter(payment__in=theirs).update(reason="")
    theirs.update(evidence="")
    forget_payers(theirs)
    forget_payers(Subscription.objects.filter(payer=user))


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
