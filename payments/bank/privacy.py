"""What lines of the bank say about whoever paid, and who explained them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import BankFile, BankLine
from ..retention import TIME, TWO_PEOPLE, WITH_THE_BOOKS


def _forget_texts(lines: QuerySet) -> None:
    lines.update(text="", explanation="", payer_name="")


def _has_a_text(lines: QuerySet) -> QuerySet:
    return lines.exclude(text="", explanation="", payer_name="")


HOLDINGS = [
    Holding(
        BankFile,
        _("Files of bank statements"),
        "",
        (
            Kept(
                ("read_by", "read_at"),
                _("To ask whoever read a bank statement"),
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
                is_exported=False,
            ),
        ),
        impersonal=("known", "empty", "taken_at", "undone_at"),
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
            "file",
            "payout",
            "refund",
            "imported_at",
            "use",
            "thing",
        ),
        limit=Limit(TIME, "imported_at", forget=_forget_texts, among=_has_a_text),
    ),
]
