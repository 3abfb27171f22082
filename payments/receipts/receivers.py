"""Money that came in gets a receipt, money that went back a credit note."""

from django.dispatch import receiver

from casework.moves import Move

from ..enums import DisputeState, RefundState
from ..models import Payment, Refund
from ..signals import dispute_moved, payment_paid, payment_refunded, refund_moved
from .issuing import issue_credit_note, issue_credit_note_of_dispute, issue_receipt, withdraw_credit_note


@receiver(payment_paid, dispatch_uid="payments.receipts")
def receipt_for_payment(sender, payment: Payment, **_) -> None:
    issue_receipt(payment)


@receiver(payment_refunded, dispatch_uid="payments.credit_notes")
def credit_note_for_refund(sender, payment: Payment, refund: Refund, **_) -> None:
    issue_credit_note(refund)


@receiver(dispute_moved, dispatch_uid="payments.credit_notes_of_disputes")
def credit_note_for_lost_dispute(sender, move: Move, **_) -> None:
    if move.to == DisputeState.LOST:
        issue_credit_note_of_dispute(move.row)


@receiver(refund_moved, dispatch_uid="payments.credit_notes_withdrawn")
def withdraw_what_came_back(sender, move: Move, **_) -> None:
    if move.to == RefundState.FAILED:
        withdraw_credit_note(move.row)
