"""What stands on a receipt, in one language."""

from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.urls import reverse
from django.utils import translation

from casework.documents.qr import qr_svg
from casework.money import written

from ..enums import UNDER_DISPUTE, BalanceKind, PaymentState, ReceiptKind
from ..models import Receipt
from ..purposes import is_registered, purpose_of
from .checking import code_of


def stated(receipt: Receipt, *, language: str) -> dict[str, Any]:
    """The values of templates/payments/_receipt.html."""
    payment = receipt.payment
    check = f"{settings.PORTAL_URL}{reverse('payments:check', args=[receipt.written_number, code_of(receipt)])}"
    notes = receipt.notes.get(language, "").splitlines()
    is_credit = receipt.kind == ReceiptKind.CREDIT
    return {
        "receipt": receipt,
        "payment": payment,
        "is_credit": is_credit,
        "title": receipt.title.get(language) or payment.named,
        "given_for": purpose_of(payment).given_for(payment) if is_registered(payment.purpose) else None,
        "notes": [] if is_credit else [line for line in notes if line],
        "back": went_back(receipt),
        "receiver": receipt.receiver.split("|"),
        "reached": None if is_credit else what_reached_us(payment),
        "code": code_of(receipt),
        "qr": qr_svg(check, title=translation.gettext("Code that leads to the check of this document")),
        "check": check,
    }


def went_back(receipt: Receipt) -> str:
    """What of the money that a receipt is for went back since; empty where nothing did, and for a credit note."""
    back = receipt.payment.given_back_minor if receipt.kind == ReceiptKind.RECEIPT else 0
    return written(back, receipt.currency) if back else ""


def what_reached_us(payment) -> dict[str, Any] | None:
    """What of a payment by card reached the account, with fee and rate; None until Stripe has said so."""
    line = payment.balance_lines.filter(kind=BalanceKind.CHARGE).first()
    if line is None:
        return None
    return {
        "amount": written(line.net_minor, line.currency),
        "fee": written(line.fee_minor, line.currency),
        "rate": line.rate.normalize() if line.rate else None,
        "currency": line.currency,
    }


def what_stays(payment) -> dict[str, Any] | None:
    """What of a payment by card is with us after all that went back and all fees, also those of disputes; None where
    nothing is, while the payer's bank decides, and until Stripe has said so."""
    if payment.state != PaymentState.PAID or payment.is_given_back:
        return None
    if payment.disputes.filter(state__in=UNDER_DISPUTE).exists():
        return None
    reached = what_reached_us(payment)
    sums = payment.balance_lines.aggregate(net=Sum("net_minor"), fee=Sum("fee_minor"))
    if reached is None or sums["net"] <= 0:
        return None
    currency = reached["currency"]
    return reached | {"amount": written(sums["net"], currency), "fee": written(sums["fee"], currency)}
