"""Finance decides on a claim: one checks each line, another approves, and it is paid outside, by reference."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.money import written
from casework.moves import Move
from diaspora.models import User
from skills_match.models import ProgrammeBudgetLine
from skills_match.models.querysets import today_in_closing_zone

from ..enums import ClaimState
from ..life.errors import DayOutOfOrder
from ..models import Claim, ClaimLine
from .commitments import commitments_of
from .errors import LinesMissing, OverOffer, ReferenceUsed, SomebodyElse
from .exchange import RatesOfMonths
from .moves import MOVES

_C = ClaimState


@dataclass(frozen=True)
class Accepted:
    """What is accepted of a line, in the smallest unit of its currency, and from which money."""

    amount_minor: int
    budget_line: ProgrammeBudgetLine
    grant: str
    reason: str = ""


def check_claim(*, claim: Claim, by: User, accepted: Mapping[int, Accepted], seen: str | None = None) -> Claim:
    """The first of two people decides on each line, by its number. Raises LinesMissing, and what the move raises."""

    def write(locked: Claim) -> None:
        for line in locked.lines.all():
            decided = accepted[line.pk]
            line.accepted_minor, line.reason = decided.amount_minor, decided.reason.strip()
            line.budget_line, line.grant = decided.budget_line, decided.grant.strip()
            line.save(update_fields=["accepted_minor", "reason", "budget_line", "grant"])

    def check(locked: Claim) -> None:
        if set(locked.lines.values_list("pk", flat=True)) != set(accepted):
            raise LinesMissing

    changes: dict[str, Any] = {"checked_by": by, "checked_at": timezone.now()}
    return _move(claim, _C.CHECKED, by, seen=seen, check=check, then=write, **changes).row


def return_claim(*, claim: Claim, by: User, reason: str, seen: str | None = None) -> Claim:
    """The expert reads what to change. Raises what the move raises."""
    return _move(claim, _C.RETURNED, by, seen=seen, reason=reason).row


def approve_claim(*, claim: Claim, by: User, reason: str = "", seen: str | None = None) -> Claim:
    """The second person says yes: exchange rates and amounts to pay are written and stay. More than was offered needs
    a `reason`.

    Raises SomebodyElse, ExchangeRateMissing, OverOffer, and what the move raises.
    """

    rates = RatesOfMonths()

    def check(locked: Claim) -> None:
        if locked.checked_by_id == by.pk:
            raise SomebodyElse
        over = [row for row in commitments_of(locked, rates) if row.after_minor < 0 and row.now_minor]
        if over and not reason.strip():
            left = ", ".join(f"{row.kind.label}: {written(max(row.left_minor, 0), row.currency)}" for row in over)
            raise OverOffer(
                _("This is more than is left of the offer (%(left)s). Say why it is paid.") % {"left": left}
            )

    def freeze(locked: Claim) -> None:
        for line in locked.lines.all():
            _freeze_line(line, locked.currency, rates)

    changes: dict[str, Any] = {"approved_by": by, "approved_at": timezone.now()}
    return _move(claim, _C.APPROVED, by, seen=seen, reason=reason, check=check, then=freeze, **changes).row


def pass_to_payment(*, claim: Claim, by: User, seen: str | None = None) -> Claim:
    """Whoever pays has it from now on; also once more after a payment that failed."""
    return _move(claim, _C.WITH_FINANCE, by, seen=seen).row


def record_payment(*, claim: Claim, by: User, reference: str, paid_on: datetime.date, seen: str | None = None) -> Claim:
    """It was paid outside, by `reference`. Raises DayOutOfOrder, ReferenceUsed, and what the move raises."""
    if paid_on > today_in_closing_zone():
        raise DayOutOfOrder

    def check(locked: Claim) -> None:
        if locked.approved_at and paid_on < timezone.localdate(locked.approved_at):
            raise DayOutOfOrder

    try:
        with transaction.atomic():
            changes: dict[str, Any] = {"paid_reference": reference.strip(), "paid_on": paid_on}
            return _move(claim, _C.PAID, by, seen=seen, check=check, **changes).row
    except IntegrityError as error:
        raise ReferenceUsed from error


def record_failure(*, claim: Claim, by: User, reason: str, seen: str | None = None) -> Claim:
    """The money came back. Raises what the move raises."""
    return _move(claim, _C.FAILED, by, seen=seen, reason=reason).row


def _freeze_line(line: ClaimLine, currency: str, rates: RatesOfMonths) -> None:
    exchange = rates.between(line.currency, currency, line.first_on)
    line.rate, line.exchange_source, line.exchange_day = exchange.rate, exchange.source, exchange.day
    line.pay_minor = exchange.applied(line.accepted_minor or 0, currency=line.currency, to=currency)
    line.save(update_fields=["rate", "exchange_source", "exchange_day", "pay_minor"])


def _move(
    claim: Claim, to: ClaimState, by: User, *, reason: str = "", seen=None, check=None, then=None, **changes
) -> Move:
    return MOVES.make(claim, to=to, by=by, reason=reason, seen=seen, check=check, then=then, changes=changes)
