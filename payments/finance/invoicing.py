"""Finance writes an invoice, or takes cash, for something that an app above has registered."""

import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused
from casework.typed.turns import wait_for_turn

from ..accounts import account_lines
from ..checkout.starting import begin_payment
from ..enums import PaymentState, PaymentWay
from ..letters import write_to_payer
from ..models import Payment
from ..purposes import purposes

#: How long an invoice waits where no day is given.
WAITS = datetime.timedelta(days=30)


class NumberTaken(Refused):
    text = _("The invoice %(reference)s has this control number and is not paid yet. A number belongs to one invoice.")


def things_to_pay() -> list[tuple[str, str]]:
    """Kind and reference in one word, and the title, of everything that an invoice may be written for."""
    return [
        (f"{purpose.kind} {reference}", title) for purpose in purposes() for reference, title in purpose.open_things()
    ]


@transaction.atomic
def write_invoice(
    *,
    thing: str,
    by: Any,
    until: datetime.date | None = None,
    control_number: str = "",
    key: UUID | None = None,
    **asked,
) -> Payment:
    """`thing` is one of `things_to_pay`; `asked` is what `begin_payment` takes. The payer of an invoice gets a letter.

    `key` is that of the form: sent twice it is one payment. Raises AmountRefused, NumberTaken, KeyError.
    """
    kind, _blank, reference = thing.partition(" ")
    ends_at = _end_of(until) if until else timezone.now() + WAITS
    try:
        with transaction.atomic():
            payment = begin_payment(purpose=kind, purpose_reference=reference, ends_at=ends_at, key=key, **asked)
    except IntegrityError:
        if key is None:
            raise
        return Payment.objects.get(key=key)
    if control_number:
        _ask_number(control_number)
        payment.control_number = control_number
        payment.save(update_fields=["control_number"])
    log(instance=payment, action="payment.created", user=by)
    if payment.way == PaymentWay.INVOICE:
        day = {"date": timezone.localtime(ends_at).date().isoformat()}
        account = "\n".join(account_lines(payment.currency))
        write_to_payer(payment, "payment_invoice", day=day, account=account, control_number=payment.control_number)
    return payment


def _ask_number(control_number: str) -> None:
    """One after the other: money that names it could be for either of two. Raises NumberTaken."""
    wait_for_turn(f"control number {control_number}")
    waiting = Payment.objects.filter(state__in=(PaymentState.OPEN, PaymentState.REPORTED))
    if other := waiting.filter(control_number=control_number).first():
        raise NumberTaken(NumberTaken.text % {"reference": other.reference})


def _end_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(23, 59), timezone.get_current_timezone())
