"""Beginning a payment, and the way to the page of Stripe."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from .. import gateway
from ..accounts import ask_account
from ..currencies import CURRENCIES, check_amount
from ..enums import PaymentState, PaymentWay
from ..facts import SessionFacts
from ..models import Payment
from ..models.payments import AskedFor
from ..orders import Order
from ..purposes import SHORTEST_HOLD, name_thing, purpose_of

#: Stripe wants 30 minutes at least between the beginning of a session and its end.
_TOO_LATE_TO_BEGIN = datetime.timedelta(minutes=30, seconds=20)


class NothingToPay(Refused):
    text = _("This payment is closed: it was paid, or its time is over.")


@transaction.atomic
def begin_payment(
    *,
    purpose: str,
    purpose_reference: str,
    amount_minor: int,
    currency: str,
    language: str,
    way: PaymentWay = PaymentWay.CARD,
    payer: Any = None,
    payer_name: str = "",
    payer_email: str = "",
    ends_at: datetime.datetime | None = None,
    key: UUID | None = None,
) -> Payment:
    """A payment that waits for its money. Nothing is asked of Stripe yet.

    The amount is in the smallest unit of `currency`. `ends_at` is for an invoice; online the hold of the purpose
    decides. `key` is that of a form: there is only one payment with it. Raises AmountRefused for an amount or a
    currency that cannot be paid, KeyError for an unknown purpose.
    """
    check_amount(amount_minor, currency, by_card=way == PaymentWay.CARD)
    if way == PaymentWay.INVOICE:
        ask_account(currency)
    payment = Payment(
        key=key or uuid4(),
        purpose=purpose,
        purpose_reference=purpose_reference,
        amount_minor=amount_minor,
        currency=currency,
        language=language,
        way=way,
        needs_two=way == PaymentWay.CASH and amount_minor > CURRENCIES[currency].cash_alone,
        payer=payer,
        payer_name=payer_name,
        payer_email=payer_email,
    )
    kind = purpose_of(payment)
    name_thing(payment)
    payment.ends_at = ends_at if ends_at and way != PaymentWay.CARD else timezone.now() + kind.hold
    payment.save()
    return payment


def open_checkout(payment: Payment) -> str:
    """The address of Stripe's page for `payment`. Asked twice, also at once, it is the same session.

    Raises NothingToPay, TakesNoMore, and what the gateway raises: then nothing was charged, and it can be tried again.
    """
    payment.refresh_from_db()
    if payment.state != PaymentState.OPEN or payment.way != PaymentWay.CARD:
        raise NothingToPay
    return page_of_stripe(payment, lambda: _order(payment))


def page_of_stripe(asked: AskedFor, order: Callable[[], Order]) -> str:
    """The address of the page for what is asked, of one time or of each month; `order` says it to Stripe as it is now.

    Raises TakesNoMore, and what the gateway raises.
    """
    ask_purpose(asked)
    if asked.session_url:
        return asked.session_url
    begin_again_where_too_late(asked)
    try:
        facts = _open_session(asked, order)
    except gateway.StripeRefused:
        # On the way there its end may have come too near: then another one begins, else the refusal stands.
        if not begin_again_where_too_late(asked):
            raise
        facts = _open_session(asked, order)
    same = type(asked)._default_manager.filter(pk=asked.pk, session_id="")
    same.update(session_id=facts.number, session_url=facts.url)
    return facts.url


def _open_session(asked: AskedFor, order: Callable[[], Order]) -> SessionFacts:
    try:
        return gateway.open_session(order())
    except gateway.StripeRefused:
        # The same key would be answered with the same refusal.
        next_attempt(asked)
        raise


class TakesNoMore(Refused):
    """What is paid for takes no more money; its purpose says why."""


def ask_purpose(asked: AskedFor) -> None:
    """Before somebody is led to Stripe, also to a page that was opened before. Raises TakesNoMore."""
    if reason := purpose_of(asked).refuses(asked):
        raise TakesNoMore(reason)


def _order(payment: Payment) -> Order:
    purpose = purpose_of(payment)
    pages = {name: reverse(f"payments:{name}", args=[payment.key]) for name in ("returned", "payment")}
    return Order(
        about=str(payment.key),
        attempt=payment.attempt,
        title=payment.title,
        amount_minor=payment.amount_minor,
        currency=payment.currency,
        is_gift=purpose.is_gift,
        statement=purpose.statement,
        email=payment.payer_email,
        ends_at=payment.ends_at,
        success_url=f"{settings.PORTAL_URL}{pages['returned']}",
        cancel_url=f"{settings.PORTAL_URL}{pages['payment']}",
    )


def begin_again_where_too_late(asked: AskedFor) -> bool:
    """Stripe was silent for a while: a session may exist whose address nobody was ever shown. Another one begins, which
    is said by True."""
    is_too_late = asked.ends_at - timezone.now() < _TOO_LATE_TO_BEGIN
    if is_too_late:
        next_attempt(asked, ends_at=timezone.now() + max(SHORTEST_HOLD, purpose_of(asked).hold))
    return is_too_late


def next_attempt(asked: AskedFor, **changes: Any) -> None:
    """The next request has a key of its own."""
    same = type(asked)._default_manager.filter(pk=asked.pk, attempt=asked.attempt, session_id="")
    same.update(attempt=asked.attempt + 1, **changes)
    asked.refresh_from_db()
