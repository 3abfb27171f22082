"""What a line of a bank statement is that no invoice explains: one person says so, another one confirms it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused

from ..actors import OwnWork
from ..checkout.starting import begin_payment
from ..enums import BankUse, LedgerKind, PaymentWay
from ..models import BankLine
from ..rules import approves_in_finance
from .receiving import confirm_money, report_money
from .suspense import enter, leave

_INTO = {
    BankUse.PURPOSE: LedgerKind.BANK,  # where its payment is booked from
    BankUse.CASH: LedgerKind.CASH,
    BankUse.FEES: LedgerKind.FEES,
    BankUse.REFUND: LedgerKind.BANK,  # booked when it was paid
    BankUse.OTHER: LedgerKind.OTHER,
}


class LineDecided(Refused):
    text = _("Somebody was quicker: read again how this line stands.")


@transaction.atomic
def explain_line(*, line: BankLine, use: str, explanation: str, by: Any, thing: str = "", payer_name: str = "") -> None:
    """Say what a line is; a colleague confirms it. Raises LineDecided."""
    line = _held(line)
    if line.explained_at:
        raise LineDecided
    line.use, line.explanation, line.thing, line.payer_name = use, explanation, thing, payer_name
    line.explained_by, line.explained_at = by, timezone.now()
    line.save()
    log(instance=line, action="bank_line.explained", user=by, data={"reason": explanation})


def version(line: BankLine) -> str:
    """Of the explanation: another one each time that somebody says what the line is."""
    return line.explained_at.isoformat() if line.explained_at else ""


@transaction.atomic
def take_back(*, line: BankLine, by: Any, seen: str | None = None) -> None:
    """It is something else: it waits as before. `seen` is the `version` that was read. Raises LineDecided."""
    line = _held(line)
    if not line.explained_at or _is_another(line, seen):
        raise LineDecided
    line.use = line.explanation = line.thing = line.payer_name = ""
    line.explained_by = line.explained_at = None
    line.save()
    log(instance=line, action="bank_line.taken_back", user=by)


@transaction.atomic
def confirm_line(*, line: BankLine, by: Any, seen: str | None = None) -> None:
    """The second person says yes: it leaves the account of what is not decided. What was received for a purpose becomes
    a payment with its receipt; what goes back to its sender stays until it has left. `seen` is the `version` that was
    read: nobody confirms another explanation.

    Raises LineDecided, OwnWork, AmountRefused, MoveRefused.
    """
    line = _held(line)
    if not line.explained_at or not approves_in_finance(by) or _is_another(line, seen):
        raise LineDecided
    if line.explained_by_id == by.pk:
        raise OwnWork
    enter(line)
    if line.use != BankUse.BACK:
        leave(line, _INTO[BankUse(line.use)])
    if line.use == BankUse.PURPOSE:
        _receive(line, by=by)
    line.confirmed_by, line.confirmed_at = by, timezone.now()
    line.save()
    log(instance=line, action="bank_line.confirmed", user=by)


def _is_another(line: BankLine, seen: str | None) -> bool:
    return seen is not None and seen != version(line)


def _receive(line: BankLine, *, by: Any) -> None:
    kind, _blank, reference = line.thing.partition(" ")
    payment = begin_payment(
        purpose=kind,
        purpose_reference=reference,
        amount_minor=line.amount_minor,
        currency=line.currency,
        language="en",
        way=PaymentWay.INVOICE,
        payer_name=line.payer_name,
        ends_at=timezone.now(),
    )
    report_money(payment=payment, evidence=f"{line.booked_on:%Y-%m-%d} {line.text}"[:200], by=line.explained_by)
    line.payment = confirm_money(payment=payment, by=by)


def _held(line: BankLine) -> BankLine:
    held = BankLine.objects.undecided().select_for_update(no_key=True).filter(pk=line.pk).first()
    if held is None:
        raise LineDecided
    return held
