"""The expert writes a claim: allowances by the programme's rates, and what was spent, each with its receipt."""

import calendar
import datetime
from collections.abc import Iterator

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.models.overlaps import FIRST, LAST
from casework.moves import MoveNotAllowed
from diaspora.files.disk import files_with_rows, write_document
from diaspora.files.store import checked_document
from diaspora.models import User
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models import AllowanceRate
from skills_match.models.querysets import today_in_closing_zone
from skills_match.programmes.rates import later_minor, rate_on

from ..enums import CLAIM_OPEN, CLAIMED_ONCE, PLACEMENT_BEGUN, ClaimKind, ClaimState, Side
from ..life.acting import hold
from ..models import Claim, ClaimedDays, ClaimLine, ClaimReceipt, LineShare, Placement
from .commitments import currency_of
from .errors import ClaimClosed, ClaimedBefore, NoRate, NothingClaimed, NotOfThisStay, TooLateToClaim
from .long_stays import WHOLE, Stays
from .moves import MOVES

DAY = datetime.timedelta(days=1)
#: Days after the last day of an assignment in which allowances are claimed.
DAYS_TO_CLAIM = 60
#: Days before the first day in which something may have been spent: tickets, visa, insurance.
DAYS_AHEAD = 120


def last_day_to_claim(placement: Placement) -> datetime.date:
    return placement.last_day + DAYS_TO_CLAIM * DAY


def may_claim(placement: Placement) -> bool:
    """The work has begun, and the last day to claim is not over."""
    return placement.state in PLACEMENT_BEGUN and today_in_closing_zone() <= last_day_to_claim(placement)


@transaction.atomic
def begin_claim(*, placement: Placement, by: User) -> Claim:
    """The claim that is being written; a new one where there is none. Raises what `hold` raises, TooLateToClaim."""
    locked = hold(placement=placement, by=by, sides={Side.EXPERT}, also_over=True)
    open_claim = locked.claims.filter(state__in=sorted(CLAIM_OPEN), kind=ClaimKind.CLAIM).first()
    if open_claim:
        return open_claim
    _check_time(locked)
    return Claim.objects.create(placement=locked, expert=by, currency=currency_of(locked))


@transaction.atomic
def claim_by_rate(
    *, claim: Claim, by: User, kind: AllowanceKind, unit: AllowanceUnit, first_on: datetime.date, quantity: int
) -> list[ClaimLine]:
    """`quantity` days, months or times of an allowance from `first_on`. Where the rate of a day changes, or less of it
    is paid because the stay is long, a line each.

    Raises NotOfThisStay, NoRate, ClaimedBefore, ClaimClosed, TooLateToClaim.
    """
    locked = _hold_claim(claim, by)
    # Asked before anything is counted onwards from it.
    _check_days(locked.placement, first_on, first_on)
    last_on = _last_day(unit, first_on, quantity)
    _check_days(locked.placement, first_on, last_on)
    stays = Stays(locked.placement)
    return [
        _add_by_rate(
            locked, rate, percent, begin, end, (end - begin).days + 1 if unit == AllowanceUnit.DAY else quantity
        )
        for rate, first, last in _by_rates(locked, kind, unit, first_on, last_on)
        for percent, begin, end in stays.by_percent(rate, first, last)
    ]


def claim_expense(
    *,
    claim: Claim,
    by: User,
    kind: AllowanceKind,
    what: str,
    first_on: datetime.date,
    amount_minor: int,
    currency: str,
    upload: UploadedFile,
) -> ClaimLine:
    """What was spent, as the receipt says it. Raises FileRejected, NotOfThisStay, ClaimClosed, TooLateToClaim."""
    document = checked_document(upload, by=by, unnamed=_("Receipt"))
    with files_with_rows():
        locked = _hold_claim(claim, by)
        first = locked.placement.first_day - DAYS_AHEAD * DAY
        if not first <= first_on <= min(today_in_closing_zone(), locked.placement.last_day + DAYS_TO_CLAIM * DAY):
            raise NotOfThisStay
        days = {"first_on": first_on, "last_on": first_on}
        line = locked.lines.create(kind=kind, what=what.strip(), amount_minor=amount_minor, currency=currency, **days)
        ClaimReceipt.objects.create(line=line, **write_document(document))
    return line


@transaction.atomic
def remove_line(*, line: ClaimLine, by: User) -> None:
    """Its receipt goes with it. Raises ClaimClosed."""
    _hold_claim(line.claim, by).lines.filter(pk=line.pk).delete()


def send_claim(*, claim: Claim, by: User, seen: str | None = None) -> Claim:
    """From here on finance reads it; what was decided on an earlier look is forgotten.

    Raises NothingClaimed, TooLateToClaim for a first sending, and what the move raises.
    """

    def check(locked: Claim) -> None:
        if not locked.lines.exists():
            raise NothingClaimed
        if locked.state == ClaimState.DRAFT and not locked.is_advance:
            _check_time(locked.placement)

    def forget(locked: Claim) -> None:
        locked.lines.update(accepted_minor=None, reason="")
        LineShare.objects.filter(line__claim=locked).delete()

    changes = {"sent_at": timezone.now(), "checked_by": None, "checked_at": None}
    move = MOVES.make(claim, to=ClaimState.SUBMITTED, by=by, seen=seen, check=check, changes=changes, then=forget)
    return move.row


def _hold_claim(claim: Claim, by: User) -> Claim:
    """What is added line by line; an advance is written as a whole."""
    locked = hold_open(claim, by)
    if locked.is_advance:
        raise ClaimClosed
    return locked


def hold_open(claim: Claim, by: User) -> Claim:
    """The claim of `by`, held, as long as it may be written."""
    locked = MOVES.lock(claim)
    if locked.expert_id != by.pk:
        raise MoveNotAllowed
    if not locked.is_open:
        raise ClaimClosed
    if locked.state == ClaimState.DRAFT and not locked.is_advance:
        _check_time(locked.placement)
    return locked


def _check_time(placement: Placement) -> None:
    if placement.state not in PLACEMENT_BEGUN:
        raise NotOfThisStay
    if not may_claim(placement):
        raise TooLateToClaim


def _check_days(placement: Placement, first_on: datetime.date, last_on: datetime.date) -> None:
    if first_on < placement.first_day or last_on > placement.last_day or first_on > today_in_closing_zone():
        raise NotOfThisStay


def _last_day(unit: AllowanceUnit, first_on: datetime.date, quantity: int) -> datetime.date:
    if unit == AllowanceUnit.DAY:
        return first_on + (quantity - 1) * DAY
    if unit == AllowanceUnit.MONTH:
        return _months_later(first_on, quantity) - DAY
    return first_on


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or the last one that it has."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _by_rates(
    claim: Claim, kind: AllowanceKind, unit: AllowanceUnit, first_on: datetime.date, last_on: datetime.date
) -> Iterator[tuple[AllowanceRate, datetime.date, datetime.date]]:
    """Each stretch of days with the rate that holds in it. Only an allowance a day has more than one."""
    programme, region = claim.programme, claim.placement.assignment.region
    begins = [first_on]
    if unit == AllowanceUnit.DAY:
        rows = programme.rates.filter(kind=kind, unit=unit, valid_from__gt=first_on, valid_from__lte=last_on)
        begins += sorted(set(rows.values_list("valid_from", flat=True)))
    for begin, following in zip(begins, [*begins[1:], last_on + DAY], strict=True):
        rate = rate_on(programme=programme, kind=kind, unit=unit, region=region, on_day=begin)
        if rate is None:
            raise NoRate
        yield rate, begin, following - DAY


def _add_by_rate(
    claim: Claim, rate: AllowanceRate, percent: int, first_on: datetime.date, last_on: datetime.date, quantity: int
) -> ClaimLine:
    each = rate.amount_minor if percent == WHOLE else later_minor(rate)
    line = claim.lines.create(
        kind=rate.kind,
        unit=rate.unit,
        quantity=quantity,
        first_on=first_on,
        last_on=last_on,
        percent=percent,
        amount_minor=each * quantity,
        currency=rate.currency,
        rate_source=rate.source,
    )
    _count_days(line, claim.placement)
    return line


def _count_days(line: ClaimLine, placement: Placement) -> None:
    number = CLAIMED_ONCE.get((AllowanceKind(line.kind), AllowanceUnit(line.unit)))
    if number is None:
        return
    is_once = line.unit == AllowanceUnit.ONCE
    first_on, last_on = (FIRST, LAST) if is_once else (line.first_on, line.last_on)
    values = {"first_on": first_on, "last_on": last_on}
    try:
        with transaction.atomic():
            ClaimedDays.objects.create(line=line, placement=placement, allowance=number, **values)
    except IntegrityError as error:
        raise ClaimedBefore from error
