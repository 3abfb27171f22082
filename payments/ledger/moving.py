"""Money that was received for one thing and serves another one of the same kind, as its payer was promised."""

from django.db import transaction
from django.utils import timezone

from ..models import Payment
from .booking import Leg, book, income


@transaction.atomic
def move_to(*, payment: Payment, purpose_reference: str) -> Payment:
    """Book what is left of `payment` over to another thing of its purpose; later refunds come out of that one.

    Moved there already, nothing happens.
    """
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if payment.purpose_reference == purpose_reference:
        return payment
    before, out_of = payment.purpose_reference, income(payment)
    payment.purpose_reference = purpose_reference
    payment.save(update_fields=["purpose_reference"])
    legs = [Leg(out_of, income(payment), payment.left_minor)]
    book(
        cause=f"moved {payment.key} {before} {purpose_reference}",
        legs=legs,
        happened_at=timezone.now(),
        payment=payment,
    )
    return payment
