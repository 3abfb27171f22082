"""A line finds the invoice that it pays, by reference or control number and by its sum: the same money once."""

import datetime
import re
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from ..enums import PaymentState, PaymentWay
from ..models import BankLine, Payment
from .receiving import report_money

#: A reference as people write it: with blanks, hyphens, or in small letters.
_REFERENCE = re.compile(r"T\W?D\W?P\W?(?:[2-9A-HJKMNP-Z]\W?){8}", re.IGNORECASE)
#: Whoever reports money by hand has seen it; the bank may book it a day later.
SEEN_BEFORE = datetime.timedelta(days=1)


def match(line: BankLine, *, by: Any) -> bool:
    """Report the invoice that `line` names, with just this sum. One that a person has reported before, or that is paid,
    is joined with its line and booked by nobody again. Returns whether there is one."""
    payment = _held(line)
    if payment is None:
        return False
    if payment.state in (PaymentState.OPEN, PaymentState.EXPIRED):
        report_money(payment=payment, evidence=f"{line.booked_on:%Y-%m-%d} {line.text}"[:200], by=by)
    line.payment = payment
    line.save(update_fields=["payment"])
    return True


def without_a_line(line: BankLine) -> QuerySet[Payment]:
    """Paid invoices of this sum that no line of a bank statement shows."""
    return _of_this_sum(line).filter(state=PaymentState.PAID)


def _of_this_sum(line: BankLine) -> QuerySet[Payment]:
    return Payment.objects.filter(
        way=PaymentWay.INVOICE, amount_minor=line.amount_minor, currency=line.currency, bank_lines=None
    )


def _held(line: BankLine) -> Payment | None:
    """Under a lock: two files at once never find the same one. A payer who pays twice has sent other money: a line from
    after the day on which somebody reported an invoice is none of it. Where several fit, people decide; a reference is
    of one invoice, whoever shares its control number."""
    named = {re.sub(r"\W", "", found).upper() for found in _REFERENCE.findall(line.text)}
    numbers = set(re.findall(r"\d{8,20}", line.text))
    told = Q(reference__in=named) | Q(control_number__in=numbers)
    found = _of_this_sum(line).filter(told).order_by("pk").values_list("pk", flat=True)
    held = [Payment.objects.select_for_update(no_key=True).get(pk=pk) for pk in found]
    fitting = [payment for payment in held if not payment.bank_lines.exists() and _fits(payment, line)]
    fitting = [payment for payment in fitting if payment.reference in named] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _fits(payment: Payment, line: BankLine) -> bool:
    if payment.state in (PaymentState.OPEN, PaymentState.EXPIRED):
        return True
    if payment.state not in (PaymentState.REPORTED, PaymentState.PAID) or payment.reported_at is None:
        return False
    return line.booked_on <= timezone.localtime(payment.reported_at).date() + SEEN_BEFORE
