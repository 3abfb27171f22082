"""The expert asks for money before it is spent."""

from django.db import IntegrityError, transaction

from diaspora.models import User
from skills_match.enums import AllowanceKind

from ..enums import PLACEMENT_OVER, ClaimKind, ClaimState, Side
from ..life.acting import hold
from ..models import Claim, ClaimLine, Placement
from .commitments import currency_of
from .errors import AdvanceOpen, ClaimClosed
from .writing import hold_open, send_claim


def may_ask(placement: Placement) -> bool:
    """Planned or on assignment, and no advance is open."""
    return placement.state not in PLACEMENT_OVER and not placement.claims.unsettled().exists()


@transaction.atomic
def ask_for_advance(*, placement: Placement, by: User, kind: AllowanceKind, what: str, amount_minor: int) -> Claim:
    """Sent at once. Raises AdvanceOpen, and what `hold` raises."""
    locked = hold(placement=placement, by=by, sides={Side.EXPERT})
    values = {"kind": ClaimKind.ADVANCE, "currency": currency_of(locked)}
    try:
        with transaction.atomic():
            advance = Claim.objects.create(placement=locked, expert=by, **values)
    except IntegrityError as error:
        raise AdvanceOpen from error
    day = locked.first_day
    line = ClaimLine(claim=advance, currency=advance.currency, first_on=day, last_on=day)
    _write(line, kind, what, amount_minor)
    return send_claim(claim=advance, by=by)


@transaction.atomic
def change_advance(
    *, advance: Claim, by: User, kind: AllowanceKind, what: str, amount_minor: int, seen: str | None = None
) -> Claim:
    """One that finance sent back is sent again. Raises ClaimClosed, and what the move raises."""
    locked = hold_open(advance, by)
    if locked.state != ClaimState.RETURNED or not locked.is_advance:
        raise ClaimClosed
    _write(locked.lines.get(), kind, what, amount_minor)
    return send_claim(claim=locked, by=by, seen=seen)


def _write(line: ClaimLine, kind: AllowanceKind, what: str, amount_minor: int) -> None:
    line.kind, line.what, line.amount_minor = kind, what.strip(), amount_minor
    line.accepted_minor, line.reason = None, ""
    line.save()
