"""Money that came in gets a receipt, money that went back a credit note."""

from django.dispatch import receiver

from ..models import Payment, Refund
from ..signals import payment_paid, payment_refunded
from .issuing import issue_credit_note, issue_receipt


@receiver(payment_paid, dispatch_uid="payments.receipts")
def receipt_for_payment(sender, payment: Payment, **_) -> None:
    issue_receipt(payment)


@receiver(payment_refunded, dispatch_uid="payments.credit_notes")
def credit_note_for_refund(sender, payment: Payment, refund: Refund, **_) -> None:
    issue_credit_note(refund)
