"""What payments keep about people, why, on what ground and for how long."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .enums import ENDED
from .models import BalanceLine, Booking, LedgerEntry, Payment

#: Whole years after the year of a payment, and that year itself.
YEARS = 7
#: How long it is kept who began a payment and did not make it.
UNPAID = datetime.timedelta(days=90)
FOR_THE_BOOKS = _("Seven years. When you delete your account, your name goes and the sum stays in the books")
PAYMENT = ("reference", "title", "amount_minor", "currency", "refunded_minor", "way", "state", "created_at", "paid_at")


def _forget_payers(payments: QuerySet) -> None:
    """The sum stays in the books; nobody can tell any more who paid it."""
    payments.update(payer=None, payer_name="", payer_email="")


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
        ),
        impersonal=(
            "key",
            "purpose",
            "purpose_reference",
            "ends_at",
            "attempt",
            "session_id",
            "session_url",
            "intent_id",
            "charge_id",
        ),
        limit=Limit(datetime.timedelta(days=366 * YEARS), "created_at", forget=_forget_payers, among=_names_somebody),
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
    _forget_payers(Payment.objects.filter(payer=user))


def forget_who_never_paid() -> int:
    """Whoever began a payment and did not make it is nobody's business after `UNPAID`. Returns how many."""
    before = timezone.now() - UNPAID
    unpaid = Payment.objects.filter(state__in=ENDED, paid_at=None, ends_at__lt=before)
    rows = _names_somebody(unpaid)
    forgotten = rows.count()
    _forget_payers(rows)
    return forgotten


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
