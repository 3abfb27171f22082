"""Nobody begins to pay for an appeal that is closed: pages of Stripe and invoices end with it."""

from casework.due import try_each
from payments import gateway
from payments.bank.receiving import withdraw_invoice
from payments.checkout.ending import end_payment
from payments.enums import PaymentState, PaymentWay
from payments.letters import write_to_payer
from payments.models import Payment

from ..appeals.progress import GIFT
from ..enums import AppealState
from ..models import Appeal

#: As many in one round.
AT_MOST = 100


def end_unpaid() -> int:
    """Returns how many were ended. Where Stripe is away they are due again; who has just paid has paid. Invoices end
    also where there is no Stripe. In no order: those that cannot be ended keep no other from its turn."""
    closed = Appeal.objects.filter(state=AppealState.CLOSED).values_list("pk", flat=True)
    due = Payment.objects.filter(
        purpose=GIFT, purpose_reference__in=[str(pk) for pk in closed], state=PaymentState.OPEN
    ).exclude(way__in=[PaymentWay.CASH] if gateway.is_on() else [PaymentWay.CASH, PaymentWay.CARD])
    return try_each(due.order_by("?")[:AT_MOST], _end)


def _end(payment: Payment) -> None:
    if payment.way == PaymentWay.CARD:
        end_payment(payment)
        return
    withdraw_invoice(payment=payment, by=None)
    write_to_payer(payment, "gift_invoice_ended")
