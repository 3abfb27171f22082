"""What was offered to an expert, and how much of it is used up by what was approved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from selection.models import OfferLine
from selection.offers.budget import times_of
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models import AllowanceRate
from skills_match.programmes.rates import later_minor, rate_on

from ..enums import CLAIM_APPROVED, ClaimKind
from ..models import Claim, ClaimLine, Placement
from .exchange import RatesOfMonths

#: Where neither offer nor programme names one.
USUAL_CURRENCY = "USD"


@dataclass(frozen=True)
class Commitment:
    """One kind of allowance in one currency, in its smallest unit; `now` is what a claim at hand would add."""

    kind: AllowanceKind
    currency: str
    offered_minor: int
    used_minor: int
    now_minor: int

    @property
    def left_minor(self) -> int:
        """Before the claim at hand."""
        return self.offered_minor - self.used_minor

    @property
    def after_minor(self) -> int:
        """Below nothing: more than was offered."""
        return self.left_minor - self.now_minor


def currency_of(placement: Placement) -> str:
    """In which an expert is paid: that of the offer, else of the programme's rates, else of its budget."""
    programme = placement.assignment.programme
    for rows in (offered_lines(placement), programme.rates.all(), programme.budget_lines.all()):
        if rows:
            return rows[0].currency
    return USUAL_CURRENCY


def offered_lines(placement: Placement) -> list:
    offer = getattr(placement.application, "offer", None)
    return list(offer.lines.all()) if offer else []


def offered_minor(placement: Placement, row: OfferLine) -> int:
    """What an allowance of the offer comes to in all days; later ones of a long stay cost what the programme says."""
    if row.unit == AllowanceUnit.DAY:
        asked = {"programme": placement.assignment.programme, "kind": AllowanceKind(row.kind)}
        where = {"region": placement.assignment.region, "on_day": placement.first_day}
        rate = rate_on(unit=AllowanceUnit.DAY, **asked, **where)
        if rate and rate.full_days is not None and placement.days > rate.full_days:
            offered = AllowanceRate(
                amount_minor=row.amount_minor, currency=row.currency, later_percent=rate.later_percent
            )
            later = placement.days - rate.full_days
            return row.amount_minor * rate.full_days + later_minor(offered) * later
    return row.amount_minor * times_of(row.unit, placement.days)


def commitments_of(claim: Claim, rates: RatesOfMonths) -> list[Commitment]:
    """Each kind of allowance that was offered, approved before, or stands in this claim. An advance uses up nothing:
    the claims do from which it is taken off."""
    offered: dict[tuple[str, str], int] = defaultdict(int)
    for row in offered_lines(claim.placement):
        offered[row.kind, row.currency] += offered_minor(claim.placement, row)
    used = _sums(
        (line.kind, line.claim.currency, line.pay_minor or 0)
        for line in ClaimLine.objects.filter(
            claim__placement=claim.placement_id,
            claim__kind=ClaimKind.CLAIM,
            claim__state__in=sorted(CLAIM_APPROVED),
        )
        .exclude(claim=claim.pk)
        .select_related("claim")
    )
    now = _sums((line.kind, claim.currency, to_pay(line, claim.currency, rates)) for line in claim.lines.all())
    return [
        Commitment(AllowanceKind(kind), currency, *(sums.get((kind, currency), 0) for sums in (offered, used, now)))
        for kind, currency in sorted({*offered, *used, *now})
    ]


def to_pay(line: ClaimLine, currency: str, rates: RatesOfMonths) -> int:
    """What was approved; before that what would be, by the rates of now. Raises ExchangeRateMissing."""
    if line.pay_minor is not None:
        return line.pay_minor
    amount = line.amount_minor if line.accepted_minor is None else line.accepted_minor
    exchange = rates.between(line.currency, currency, line.first_on)
    return exchange.applied(amount, currency=line.currency, to=currency)


def _sums(rows: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for kind, currency, amount in rows:
        sums[kind, currency] += amount
    return sums
