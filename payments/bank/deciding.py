"""What a line of a bank statement is that no invoice explains: one person says so, another one confirms it."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused

from ..actors import ask_second_person
from ..checkout.starting import begin_payment
from ..enums import BankUse, LedgerKind, PaymentWay, RefundState
from ..ledger.box import ask_box
from ..models import BankLine, Refund
from .matching import without_a_line
from .receiving import confirm_money, report_money
from .suspense import enter, leave

_INTO = {
    BankUse.BOOKED: LedgerKind.BANK,  # where its payment was booked when it was confirmed
    BankUse.PURPOSE: LedgerKind.BANK,  # where its payment is booked from
    BankUse.CASH: LedgerKind.CASH,
    BankUse.FEES: LedgerKind.FEES,
    BankUse.REFUND: LedgerKind.BANK,  # booked when it was paid
    BankUse.OTHER: LedgerKind.OTHER,
}


class NotThere(Refused):
    text = _("What this line should belong to is not over this sum, or another line shows it already.")


class LineDecided(Refused):
    text = _("Somebody was quicker: read again how this line stands.")


@transaction.atomic
def explain_line(*, line: BankLine, use: str, explanation: str, by: Any, thing: str = "", payer_name: str = "") -> None:
    """Say what a line is; a colleague confirms it. `thing` is kind and reference of what it was received for, the
    reference of a payment that is in the books, or the number of a refund. Raises LineDecided."""
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

    A line of a payment that is in the books, or of a refund that was paid by hand, is joined with it: the same money
    once. Raises LineDecided, OwnWork, NotApprover, NotThere, NotSoMuchCash, AmountRefused, MoveRefused.
    """
    line = _held(line)
    if not line.explained_at or _is_another(line, seen):
        raise LineDecided
    ask_second_person(by, first=line.explained_by_id)
    if line.use == BankUse.CASH:
        ask_box(line.currency, line.amount_minor)
    enter(line)
    if line.use != BankUse.BACK:
        leave(line, _INTO[BankUse(line.use)])
    if line.use == BankUse.PURPOSE:
        _receive(line, by=by)
    elif line.use == BankUse.BOOKED:
        line.payment = _named(line, without_a_line(line).filter(reference=line.thing))
    elif line.use == BankUse.REFUND:
        line.refund = _named(line, refunds_of(line).filter(pk=int(line.thing or 0)))
    line.confirmed_by, line.confirmed_at = by, timezone.now()
    line.save()
    log(instance=line, action="bank_line.confirmed", user=by)


def refunds_of(line: BankLine) -> QuerySet[Refund]:
    """Paid by hand from the bank, over just this sum, and shown by no line yet."""
    by_hand = Refund.objects.filter(by_hand=True, state=RefundState.DONE, bank_line=None).exclude(
        payment__way=PaymentWay.CASH
    )
    return by_hand.filter(amount_minor=-line.amount_minor, payment__currency=line.currency)


def _named(line: BankLine, found: QuerySet) -> Any:
    """Raises NotThere."""
    one = found.first()
    if one is None:
        raise NotThere
    return one


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
    line.payment = payment
    line.save(update_fields=["payment"])
    confirm_money(payment=payment, by=by)


def _held(line: BankLine) -> BankLine:
    held = BankLine.objects.undecided().select_for_update(no_key=True, of=("self",)).filter(pk=line.pk).first()
    if held is None:
        raise LineDecided
    return held
