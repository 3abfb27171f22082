"""An advance is settled: taken off the claims that follow it, and what is left is paid back."""

import datetime

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from casework.money import written
from casework.moves import MoveNotAllowed, as_now
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import ADVANCE_ON_ITS_WAY, ClaimActor, ClaimState
from ..life.errors import DayOutOfOrder
from ..models import AdvanceSettlement, Claim
from .entries import ask_open
from .errors import AdvanceOnItsWay, AnotherAdvance, NoSuchPayment, ReferenceUsed, TooMuchPaid
from .moves import MOVES
from .rights import actors_of

_FINANCE = {ClaimActor.PREPARER, ClaimActor.APPROVER}


def advance_for(claim: Claim) -> Claim | None:
    """The advance from which `claim`, locked, was paid already in part: its placement is locked with it.

    Raises AdvanceOnItsWay.
    """
    if claim.is_advance:
        return None
    advance = Claim.objects.unsettled().filter(placement=claim.placement_id, currency=claim.currency).first()
    if advance and advance.state in ADVANCE_ON_ITS_WAY:
        raise AdvanceOnItsWay
    return advance if advance and advance.unsettled_minor else None


def taken_from(advance: Claim | None, approved_minor: int) -> int:
    """How much of what was approved is paid already."""
    return min(advance.unsettled_minor, approved_minor) if advance else 0


def take_off(*, advance: Claim, claim: Claim, amount_minor: int, by: User) -> None:
    day = today_in_closing_zone()
    AdvanceSettlement.objects.create(advance=advance, claim=claim, amount_minor=amount_minor, day=day, by=by)
    _settle(advance, amount_minor)


def put_back(claim: Claim) -> None:
    """`claim` is approved no more: what it settled is open again. Raises AnotherAdvance."""
    for row in claim.taken_off.select_related("advance"):
        row.delete()
        try:
            with transaction.atomic():
                _settle(row.advance, -row.amount_minor)
        except IntegrityError as error:
            raise AnotherAdvance from error


@transaction.atomic
def record_paid_back(*, advance: Claim, by: User, amount_minor: int, reference: str, day: datetime.date) -> Claim:
    """The expert paid back what was left of an advance, or a part of that.

    Raises MoveNotAllowed, NoSuchPayment, TooMuchPaid, DayOutOfOrder, MonthClosed, ReferenceUsed.
    """
    locked = MOVES.lock(advance)
    if not actors_of(as_now(by), locked) & _FINANCE:
        raise MoveNotAllowed(MOVES.words.forbidden)
    if locked.state not in {ClaimState.PAID, ClaimState.FAILED} or not locked.unsettled_minor:
        raise NoSuchPayment
    if not 1 <= amount_minor <= locked.unsettled_minor:
        raise TooMuchPaid(TooMuchPaid.text % {"open": written(locked.unsettled_minor, locked.currency)})
    paid_on = locked.payments.order_by("paid_on").values_list("paid_on", flat=True).first() or day
    if not paid_on <= day <= today_in_closing_zone():
        raise DayOutOfOrder
    ask_open(locked, day)
    row = AdvanceSettlement(advance=locked, amount_minor=amount_minor, day=day, reference=reference.strip(), by=by)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ReferenceUsed from error
    _settle(locked, amount_minor)
    told = {"amount": written(amount_minor, locked.currency), "reference": row.reference}
    log(instance=locked, action="claim.paid_back", user=by, title=locked.reference, data=told)
    return locked


def _settle(advance: Claim, amount_minor: int) -> None:
    advance.settled_minor += amount_minor
    advance.save(update_fields=["settled_minor"])
