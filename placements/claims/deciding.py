"""Finance decides on a claim: one checks each line, another approves, and hands it to whoever pays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.money import written
from casework.moves import Move, as_now
from diaspora.models import User
from skills_match.models import ProgrammeBudgetLine

from ..enums import ClaimActor, ClaimState
from ..models import Claim, Grant, LineShare
from ..payees.errors import AccountUnchecked
from ..payees.keeping import account_of
from .commitments import commitments_of, to_pay
from .entries import ask_open
from .errors import LinesMissing, OtherProgramme, OverOffer, PaidAlready, SharesDiffer, SomebodyElse
from .exchange import RatesOfMonths
from .freezing import freeze_line
from .moves import MOVES
from .rights import actors_of
from .settling import advance_for, put_back, take_off, taken_from

_C = ClaimState


@dataclass(frozen=True)
class GrantShare:
    """The part of an accepted amount that one grant carries in one budget line."""

    budget_line: ProgrammeBudgetLine
    grant: Grant
    amount_minor: int


@dataclass(frozen=True)
class Accepted:
    """What is accepted of a line, in the smallest unit of its currency; its shares, which say from which money, add up
    to that."""

    amount_minor: int
    shares: tuple[GrantShare, ...]
    reason: str = ""

    @classmethod
    def whole(cls, amount_minor: int, budget_line: ProgrammeBudgetLine, grant: Grant, reason: str = "") -> "Accepted":
        """One grant carries all of it."""
        return cls(amount_minor, (GrantShare(budget_line, grant, amount_minor),), reason)


def check_claim(*, claim: Claim, by: User, accepted: Mapping[int, Accepted], seen: str | None = None) -> Claim:
    """The first of two people decides on each line, by its number.

    Raises LinesMissing, SharesDiffer, OtherProgramme, and what the move raises.
    """

    def write(locked: Claim) -> None:
        for line in locked.lines.all():
            decided = accepted[line.pk]
            line.accepted_minor, line.reason = decided.amount_minor, decided.reason.strip()
            line.save(update_fields=["accepted_minor", "reason"])
            line.shares.all().delete()
            LineShare.objects.bulk_create(LineShare(line=line, **vars(share)) for share in decided.shares)

    def check(locked: Claim) -> None:
        if set(locked.lines.values_list("pk", flat=True)) != set(accepted):
            raise LinesMissing
        for decided in accepted.values():
            _check_shares(locked, decided)

    changes: dict[str, Any] = {"checked_by": by, "checked_at": timezone.now()}
    return _move(claim, _C.CHECKED, by, seen=seen, check=check, then=write, **changes).row


def _check_shares(claim: Claim, decided: Accepted) -> None:
    """An advance is carried by no grant yet: the claims are from which it is taken off."""
    if claim.is_advance:
        if decided.shares:
            raise SharesDiffer
        return
    if sum(share.amount_minor for share in decided.shares) != decided.amount_minor:
        raise SharesDiffer
    keys = {(share.budget_line.pk, share.grant.pk) for share in decided.shares}
    if not decided.shares or len(keys) != len(decided.shares):
        raise SharesDiffer
    if any(
        {share.budget_line.programme_id, share.grant.programme_id} != {claim.programme.pk} for share in decided.shares
    ):
        raise OtherProgramme


def return_claim(*, claim: Claim, by: User, reason: str, seen: str | None = None) -> Claim:
    """The expert reads what to change; what was decided and exchanged is forgotten, as nothing of it was paid, and an
    advance that was taken off is open again.

    Raises PaidAlready, MonthClosed, AnotherAdvance, and what the move raises.
    """

    def check(locked: Claim) -> None:
        if locked.paid_minor:
            raise PaidAlready
        if locked.approved_at:
            ask_open(locked, timezone.localdate(locked.approved_at))

    def forget(locked: Claim) -> None:
        put_back(locked)
        locked.lines.update(rate=None, exchange_source="", exchange_day=None, pay_minor=None)
        LineShare.objects.filter(line__claim=locked).update(pay_minor=None)

    changes: dict[str, Any] = {"owed_minor": None, "approved_by": None, "approved_at": None}
    return _move(claim, _C.RETURNED, by, seen=seen, reason=reason, check=check, then=forget, **changes).row


def approve_claim(*, claim: Claim, by: User, reason: str = "", seen: str | None = None) -> Claim:
    """The second person says yes: exchange rates and amounts to pay are written and stay. More than was offered needs
    a `reason`. An advance is taken off; what leaves nothing to pay is paid.

    Raises SomebodyElse, ExchangeRateMissing, OverOffer, AdvanceOnItsWay, and what the move raises.
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
        for line in locked.lines.prefetch_related("shares"):
            freeze_line(line, locked.currency, rates)
        if advance and taken:
            take_off(advance=advance, claim=locked, amount_minor=taken, by=by)

    with transaction.atomic():
        locked = MOVES.lock(claim)
        # Asked once before anything is written: what is owed stands in the row that moves.
        approved, advance = _approved(locked, rates), advance_for(locked)
        taken = taken_from(advance, approved)
        changes = {"approved_by": by, "approved_at": timezone.now(), "owed_minor": approved - taken}
        row = _move(claim, _C.APPROVED, by, seen=seen, reason=reason, check=check, then=freeze, **changes).row
        return row if row.owed_minor else MOVES.make(row, to=_C.PAID, by=None).row


def pass_to_payment(*, claim: Claim, by: User, seen: str | None = None) -> Claim:
    """Whoever pays has it from now on; also once more after a payment that failed.

    Nothing goes to an account that nobody has checked since it changed; an expert without one is paid as was agreed
    outside. Raises AccountUnchecked, and what the move raises.
    """

    def check(locked: Claim) -> None:
        account = account_of(locked.expert)
        if account and not account.is_checked:
            raise AccountUnchecked

    return _move(claim, _C.WITH_FINANCE, by, seen=seen, check=check).row


def pass_all_to_payment(*, claims: QuerySet[Claim], by: User) -> list[Claim]:
    """All of one programme at once, in a number of queries that does not grow. That their accounts are checked is asked
    by whoever chose them. Raises what a move raises; then none went over."""
    first = claims.for_lists().first()  # type: ignore[attr-defined]
    if first is None:
        return []
    actor = min(actors_of(as_now(by), first), default=ClaimActor.PREPARER)
    return [move.row for move in MOVES.make_many(claims, to=_C.WITH_FINANCE, by=by, actor=actor)]


def _approved(claim: Claim, rates: RatesOfMonths) -> int:
    return sum(to_pay(line, claim.currency, rates) for line in claim.lines.all())


def _move(
    claim: Claim, to: ClaimState, by: User, *, reason: str = "", seen=None, check=None, then=None, **changes
) -> Move:
    return MOVES.make(claim, to=to, by=by, reason=reason, seen=seen, check=check, then=then, changes=changes)
