"""What payments keep about people, why, on what ground and for how long."""

import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .models import BalanceLine, Booking, LedgerEntry, Payment

#: Whole years after the year of a payment, and that year itself.
YEARS = 7
FOR_THE_BOOKS = _("Seven years, also when you delete your account: the books of the programme must show who paid")
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
    Holding(
        Booking,
        _("Bookings of your payments"),
        "payment__payer",
        (
            Kept(
                ("cause", "happened_at", "booked_at"),
                _("To account for each payment"),
                LegalGround.PUBLIC_TASK,
                FOR_THE_BOOKS,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        LedgerEntry,
        _("Entries of your payments in the books"),
        "booking__payment__payer",
        (
            Kept(
                ("debit", "credit", "amount_minor", "currency"),
                _("To account for each payment"),
                LegalGround.PUBLIC_TASK,
                FOR_THE_BOOKS,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        BalanceLine,
        _("Your payments at the payment service"),
        "payment__payer",
        (
            Kept(
                ("kind", "amount_minor", "fee_minor", "net_minor", "currency", "rate", "happened_at"),
                _("To know what reached the programme, with fee and exchange rate"),
                LegalGround.PUBLIC_TASK,
                FOR_THE_BOOKS,
            ),
        ),
        impersonal=("number", "source"),
    ),
]


def erase_person(*, user) -> None:
    """The books keep the name and the sum; the address and the account go. What was never paid goes altogether."""
    theirs = Payment.objects.filter(payer=user)
    theirs.filter(Q(paid_at=None)).update(payer_name="")
    theirs.update(payer=None, payer_email="")


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
