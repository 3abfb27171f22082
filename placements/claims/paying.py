"""A claim is paid outside of the portal, in one or more payments, each by reference; some money comes back."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.money import written
from casework.moves import Move, as_now
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import ClaimState
from ..life.errors import DayOutOfOrder
from ..models import Claim, ClaimPayment
from ..signals import claim_moved
from .entries import ask_open
from .errors import AdvanceUsed, NoSuchPayment, NothingOpen, ReferenceUsed, TooMuchPaid
from .moves import MOVES

_C = ClaimState


def record_payment(
    *,
    claim: Claim,
    by: User,
    reference: str,
    paid_on: datetime.date,
    amount_minor: int | None = None,
    seen: str | None = None,
) -> Claim:
    """It was paid outside, by `reference`: all that is open, or a part of it.

    Raises DayOutOfOrder, TooMuchPaid, MonthClosed, ReferenceUsed, and what the move raises.
    """
    try:
        with transaction.atomic():
            locked = MOVES.lock(claim)
            amount = locked.open_minor if amount_minor is None else amount_minor
            to = _C.PAID if amount >= locked.open_minor else _C.PARTLY_PAID
            payment = ClaimPayment(claim=locked, reference=reference.strip(), paid_on=paid_on, by=by)
            payment.amount_minor = amount
            return _pay(locked, to, payment, by, seen)
    except IntegrityError as error:
        raise ReferenceUsed from error


def _pay(locked: Claim, to: ClaimState, payment: ClaimPayment, by: User, seen: str | None) -> Claim:
    paid = locked.paid_minor + payment.amount_minor

    def check(row: Claim) -> None:
        _check_payment(row, payment)

    def write(row: Claim) -> None:
        payment.save()

    if locked.state == to == _C.PARTLY_PAID:
        return _stay(locked, like=_C.PAID, by=by, seen=seen, check=check, then=write, paid_minor=paid)
    return MOVES.make(locked, to=to, by=by, seen=seen, check=check, then=write, changes={"paid_minor": paid}).row


def _stay(
    locked: Claim,
    *,
    like: ClaimState,
    by: User,
    seen: str | None,
    check: Callable[[Claim], None],
    then: Callable[[Claim], None],
    paid_minor: int,
    reason: str = "",
) -> Claim:
    """Another part of what is paid in part, or came back in part, moves nothing: it is asked what a move to `like`
    would be, written into the history, and told to the expert."""
    if not MOVES.may(as_now(by), locked, like):
        raise MOVES.impossible(locked)
    MOVES.ask_seen(locked, seen)
    check(locked)
    locked.paid_minor = paid_minor
    locked.save(update_fields=["paid_minor"])
    then(locked)
    told = {"reason": reason} if reason else None
    log(instance=locked, action=f"claim.{locked.state}", user=by, title=locked.reference, data=told)
    move = Move(locked, locked.state, locked.state, by, "", reason, str(locked.state))
    claim_moved.send(sender=Claim, move=move, moves=[move])
    return locked


def _check_payment(claim: Claim, payment: ClaimPayment) -> None:
    approved_on = timezone.localdate(claim.approved_at) if claim.approved_at else payment.paid_on
    if not approved_on <= payment.paid_on <= today_in_closing_zone():
        raise DayOutOfOrder
    if not 1 <= payment.amount_minor <= claim.open_minor:
        raise TooMuchPaid(TooMuchPaid.text % {"open": written(claim.open_minor, claim.currency)})
    ask_open(claim, payment.paid_on)


def record_failure(*, claim: Claim, by: User, reason: str, seen: str | None = None) -> Claim:
    """What is open did not arrive. Raises NothingOpen, and what the move raises."""

    def check(locked: Claim) -> None:
        if locked.state == _C.PAID:
            raise NothingOpen

    return MOVES.make(claim, to=_C.FAILED, by=by, seen=seen, reason=reason, check=check).row


@transaction.atomic
def take_back_payment(
    *, payment: ClaimPayment, by: User, reason: str, came_back_on: datetime.date, seen: str | None = None
) -> Claim:
    """The bank sent back what was reported as paid: it is owed again. Also the next part of a claim that has failed.

    Raises DayOutOfOrder, NoSuchPayment for one that came back already, AdvanceUsed, MonthClosed, and what the move
    raises.
    """
    locked = MOVES.lock(payment.claim)
    row = ClaimPayment.objects.get(pk=payment.pk)

    def check(claim: Claim) -> None:
        if row.came_back_on:
            raise NoSuchPayment
        if claim.is_advance and row.amount_minor > claim.unsettled_minor:
            raise AdvanceUsed
        if not row.paid_on <= came_back_on <= today_in_closing_zone():
            raise DayOutOfOrder
        ask_open(claim, came_back_on)

    def write(_claim: Claim) -> None:
        row.came_back_on, row.came_back_reason = came_back_on, reason.strip()[:300]
        row.save(update_fields=["came_back_on", "came_back_reason"])

    paid = locked.paid_minor - row.amount_minor
    if locked.state == _C.FAILED:
        return _stay(
            locked,
            like=_C.WITH_FINANCE,
            by=by,
            seen=seen,
            check=check,
            then=write,
            paid_minor=paid,
            reason=reason.strip(),
        )
    changes: dict[str, Any] = {"paid_minor": paid}
    move = MOVES.make(locked, to=_C.FAILED, by=by, seen=seen, reason=reason, check=check, then=write, changes=changes)
    return move.row
