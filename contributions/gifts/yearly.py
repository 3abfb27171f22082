"""What somebody gave in a year: by receipt, with what went back, and sums that agree with the receipts."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from casework.money import written
from payments.enums import ReceiptKind
from payments.models import Receipt

from ..models import Gift
from .standing import payments_of


@dataclass(frozen=True)
class YearRow:
    receipt: Receipt
    title: str
    amount: str
    given_for: tuple[str, str] | None


@dataclass(frozen=True)
class YearStatement:
    year: int
    rows: list[YearRow]
    totals: list[str]


def years_of(gifts: QuerySet[Gift]) -> list[int]:
    """Years with a receipt, the newest first."""
    years = Receipt.objects.filter(payment__in=payments_of(gifts)).order_by("-year")
    return list(dict.fromkeys(years.values_list("year", flat=True)))


def statement_of(gifts: QuerySet[Gift], year: int) -> YearStatement:
    """In the language of the moment."""
    listed = list(gifts)
    once = {gift.payment_id: gift for gift in listed if gift.payment_id}
    monthly: dict[int | None, Gift] = {gift.subscription_id: gift for gift in listed if gift.subscription_id}
    receipts = Receipt.objects.filter(payment__in=payments_of(listed), year=year).order_by("issued_at", "pk")
    sums: dict[str, int] = defaultdict(int)
    rows = []
    for receipt in receipts.select_related("payment"):
        amount = -receipt.amount_minor if receipt.kind == ReceiptKind.CREDIT else receipt.amount_minor
        if not receipt.withdrawn_at:
            sums[receipt.currency] += amount
        title = receipt.title.get(get_language()) or receipt.payment.named
        gift = once.get(receipt.payment_id) or monthly[receipt.payment.subscription_id]
        rows.append(YearRow(receipt, title, written(amount, receipt.currency), gift.given_for))
    return YearStatement(year, rows, [written(amount, currency) for currency, amount in sorted(sums.items())])
