"""What waits for finance: a refund for a second person, and a bank statement with a payout of Stripe, an invoice, and
a line that nobody knows."""

import datetime

from django.utils import timezone

from diaspora.enums import StaffGroup
from diaspora.models import User
from payments.bank.files import read_statement, take_file
from payments.enums import PaymentState, PaymentWay
from payments.models import Payment, Payout, Refund
from payments.refunds.asking import ask_for_refund


def build_finance() -> int:
    """Leaves alone what exists. Returns how many lines of the bank were read."""
    if Refund.objects.exclude(requested_by=None).exists():
        return 0
    clerk = User.objects.get(groups__name=StaffGroup.FINANCE)
    by_bank = Payment.objects.filter(way=PaymentWay.INVOICE, payer_name="Thomas Keller")
    ask_for_refund(
        payment=by_bank.get(), amount_minor=50_000, reason="He transferred USD 500 more than he meant to.", by=clerk
    )
    invoice = Payment.objects.get(state=PaymentState.OPEN, payer_name="Daniel Moshi")
    day = timezone.localdate() - datetime.timedelta(days=1)
    payout = Payout.objects.get()
    lines = [
        "date,amount,currency,text",
        f"{payout.arrives_on},{payout.amount_minor / 100:.2f},{payout.currency},STRIPE PAYMENTS {payout.number}",
        f"{day},750.00,USD,{invoice.reference} D MOSHI GIFT LIBRARY TANGA",
        f"{day},120.00,USD,MWANGA E TRANSFER 88213 NO REFERENCE",
    ]
    take_file(file=read_statement(content="\n".join(lines).encode(), by=clerk), by=clerk)
    return len(lines) - 1
