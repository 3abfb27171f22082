"""Refunds that were approved go to Stripe."""

from casework.due import try_each

from ..enums import RefundState
from ..models import Refund
from .settling import send_refund


def send_refunds() -> int:
    """Returns how many were sent. One that Stripe does not answer is tried again."""
    due = Refund.objects.filter(state=RefundState.APPROVED, by_hand=False)
    return try_each(due.select_related("payment").order_by("pk")[:100], send_refund)
