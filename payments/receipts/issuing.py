"""Receipts and credit notes are issued in the transaction of their money, with numbers that leave none out."""

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from casework.languages import in_every_language

from ..enums import ReceiptKind
from ..models import Dispute, Payment, Receipt, ReceiptSeries, Refund
from ..purposes import purpose_of


@transaction.atomic
def issue_receipt(payment: Payment) -> Receipt:
    """The receipt of a payment that was made. Asked twice, it is the same."""
    known = payment.receipts.filter(kind=ReceiptKind.RECEIPT).first()
    return known or _issue(ReceiptKind.RECEIPT, payment, amount_minor=payment.amount_minor)


@transaction.atomic
def issue_credit_note(refund: Refund) -> Receipt | None:
    """For money that went back. None where no receipt was issued: the money came too late for its purpose."""
    payment = refund.payment
    if not payment.receipts.filter(kind=ReceiptKind.RECEIPT).exists():
        return None
    known = Receipt.objects.filter(refund=refund).first()
    return known or _issue(ReceiptKind.CREDIT, payment, amount_minor=refund.amount_minor, refund=refund)


@transaction.atomic
def issue_credit_note_of_dispute(dispute: Dispute) -> Receipt | None:
    """For money that the payer's bank took for good. Asked twice, it is the same; None where there was no receipt."""
    if not dispute.payment.receipts.filter(kind=ReceiptKind.RECEIPT).exists():
        return None
    known = Receipt.objects.filter(dispute=dispute).first()
    return known or _issue(ReceiptKind.CREDIT, dispute.payment, amount_minor=dispute.amount_minor, dispute=dispute)


def withdraw_credit_note(refund: Refund) -> None:
    """The money came back to us: the note says something that is not so any more. Its number stays used."""
    Receipt.objects.filter(refund=refund, withdrawn_at=None).update(withdrawn_at=timezone.now())


def _issue(kind: ReceiptKind, payment: Payment, *, amount_minor: int, **cause: Refund | Dispute) -> Receipt:
    year = timezone.localdate().year
    purpose = purpose_of(payment)
    return Receipt.objects.create(
        kind=kind,
        year=year,
        number=_next_number(kind, year),
        payment=payment,
        **cause,
        amount_minor=amount_minor,
        currency=payment.currency,
        title=in_every_language(lambda: purpose.title(payment)),
        notes=in_every_language(lambda: purpose.notes(payment)),
        receiver=settings.LEGAL_RECEIVER,
    )


def _next_number(kind: ReceiptKind, year: int) -> int:
    """Who counts up holds the series until the end of the transaction: a number that is given back is given again."""
    ReceiptSeries.objects.bulk_create([ReceiptSeries(kind=kind, year=year)], ignore_conflicts=True)
    series = ReceiptSeries.objects.filter(kind=kind, year=year)
    series.update(last=F("last") + 1)
    return series.get().last
