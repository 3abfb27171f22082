"""Money that comes another way than through Stripe: by bank transfer, control number, or in cash."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.moves import MoveNotAllowed

from ..checkout.moves import MOVES, NotInCash
from ..checkout.settling import tell_paid
from ..enums import LedgerKind, PaymentState, PaymentWay
from ..ledger.booking import Leg, account, book, income
from ..models import Payment
from ..signals import payment_ended
from .suspense import enter, noon_of


class PaidOnline(MoveNotAllowed):
    text = _("Stripe says whether this payment is made: nobody else does.")


def report_money(*, payment: Payment, evidence: str, by: Any, seen: str | None = None) -> Payment:
    """Say that the money of an invoice is at the bank, and where one sees it. A colleague confirms.

    Raises MoveRefused.
    """
    changes = {"reported_by": by, "reported_at": timezone.now(), "evidence": evidence}
    return MOVES.make(payment, to=PaymentState.REPORTED, by=by, seen=seen, check=_is_an_invoice, changes=changes).row


@transaction.atomic
def confirm_money(*, payment: Payment, by: Any, seen: str | None = None) -> Payment:
    """The second person saw it too: it is paid and booked, on the day of the bank where a line of its statement shows
    it. Raises MoveRefused, also for whoever reported it."""
    line = payment.bank_lines.order_by("booked_on", "pk").first()
    paid_at = noon_of(line) if line else timezone.now()
    changes = {"confirmed_by": by, "confirmed_at": timezone.now(), "paid_at": paid_at}
    payment = MOVES.make(payment, to=PaymentState.PAID, by=by, seen=seen, check=_is_not_online, changes=changes).row
    _book(payment, LedgerKind.CASH if payment.way == PaymentWay.CASH else LedgerKind.BANK)
    return payment


def send_back(*, payment: Payment, reason: str, by: Any, seen: str | None = None) -> Payment:
    """It is not there, or it is another one. Raises MoveRefused."""
    changes = {"reported_by": None, "reported_at": None, "evidence": ""}
    return MOVES.make(
        payment, to=PaymentState.OPEN, by=by, seen=seen, reason=reason, changes=changes, then=_part_from_lines
    ).row


def withdraw_invoice(*, payment: Payment, by: Any, seen: str | None = None) -> Payment:
    """Nobody will pay it: what was held for it is free. Raises MoveRefused."""
    return MOVES.make(payment, to=PaymentState.EXPIRED, by=by, seen=seen, check=_is_not_online, then=_tell_ended).row


@transaction.atomic
def take_cash(*, payment: Payment, by: Any, seen: str | None = None) -> Payment:
    """The payer stands at the desk and gets a receipt; of much cash when a colleague has counted it too.

    Raises MoveRefused.
    """
    changes = {"reported_by": by, "reported_at": timezone.now()}
    if payment.needs_two:
        return MOVES.make(payment, to=PaymentState.REPORTED, by=by, seen=seen, check=_is_cash, changes=changes).row
    changes["paid_at"] = timezone.now()
    payment = MOVES.make(payment, to=PaymentState.PAID, by=by, seen=seen, changes=changes).row
    _book(payment, LedgerKind.CASH)
    return payment


def _book(payment: Payment, kind: LedgerKind) -> None:
    legs = [Leg(account(kind, payment.currency), income(payment), payment.amount_minor)]
    book(cause=f"paid {payment.key}", legs=legs, happened_at=payment.paid_at or timezone.now(), payment=payment)
    is_late = payment.reported_at is not None and payment.reported_at > payment.ends_at
    tell_paid(payment, is_late=is_late)


def _is_an_invoice(payment: Payment) -> None:
    if payment.way != PaymentWay.INVOICE:
        raise PaidOnline


def _is_cash(payment: Payment) -> None:
    if payment.way != PaymentWay.CASH:
        raise NotInCash


def _is_not_online(payment: Payment) -> None:
    if payment.way == PaymentWay.CARD:
        raise PaidOnline


def _part_from_lines(payment: Payment) -> None:
    lines = list(payment.bank_lines.all())
    payment.bank_lines.update(payment=None)
    for line in lines:
        enter(line)


def _tell_ended(payment: Payment) -> None:
    payment_ended.send(sender=Payment, payment=payment)
