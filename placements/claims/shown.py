"""A claim as its pages show it: each line with what is claimed, accepted and paid, and the sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.money import written

from ..models import Claim, ClaimLine
from .commitments import Commitment, to_pay
from .errors import ExchangeRateMissing
from .exchange import RatesOfMonths


@dataclass(frozen=True)
class ShownLine:
    """`pay` is frozen, or what it would be by the rates of now; None with a `missing` rate."""

    line: ClaimLine
    claimed: str
    accepted: str
    pay_minor: int | None
    pay: str
    exchange: str
    missing: str
    number: str
    shares: list[dict[str, Any]]


def shown_lines(claim: Claim, rates: RatesOfMonths) -> list[ShownLine]:
    return [_shown(line, claim.currency, rates) for line in claim.lines.all()]


def _shown(line: ClaimLine, currency: str, rates: RatesOfMonths) -> ShownLine:
    pay_minor, missing = None, ""
    try:
        pay_minor = to_pay(line, currency, rates)
    except ExchangeRateMissing as refusal:
        missing = str(refusal)
    return ShownLine(
        line=line,
        claimed=written(line.amount_minor, line.currency),
        accepted="" if line.accepted_minor is None else written(line.accepted_minor, line.currency),
        pay_minor=pay_minor,
        pay="" if pay_minor is None else written(pay_minor, currency),
        exchange=_exchange(line, currency),
        missing=missing,
        number=_number(line),
        shares=_shares(line),
    )


def _shares(line: ClaimLine) -> list[dict[str, Any]]:
    """Which grants carry it; the amount is said where there are several."""
    rows = list(line.shares.all())
    return [{"share": row, "amount": written(row.amount_minor, line.currency) if len(rows) > 1 else ""} for row in rows]


def _exchange(line: ClaimLine, currency: str) -> str:
    if line.rate is None or line.currency == currency:
        return ""
    return f"1 {line.currency} = {line.rate.normalize():f} {currency} · {line.exchange_source}"


def _number(line: ClaimLine) -> str:
    if not line.quantity:
        return ""
    match line.unit:
        case "day":
            text = ngettext("%(number)s day", "%(number)s days", line.quantity)
        case "month":
            text = ngettext("%(number)s month", "%(number)s months", line.quantity)
        case "trip":
            text = ngettext("%(number)s trip", "%(number)s trips", line.quantity)
        case _once:
            text = _("once")
    return text % {"number": line.quantity}


def shown_payments(claim: Claim) -> list[dict[str, Any]]:
    return [{"payment": row, "amount": written(row.amount_minor, claim.currency)} for row in claim.payments.all()]


def shown_settlements(claim: Claim) -> list[dict[str, Any]]:
    """Of an advance what was taken off claims or paid back; of a claim what an advance has paid of it."""
    rows = claim.settlements.select_related("claim") if claim.is_advance else claim.taken_off.all()
    for row in rows:
        for other in filter(None, (row.advance, row.claim)):
            other.placement = claim.placement
    return [{"row": row, "amount": written(row.amount_minor, claim.currency)} for row in rows]


def shown_advance(claim: Claim) -> dict[str, Any]:
    """What the pages of both sides say about advances: how it is settled, and what is open of it."""
    left = claim.unsettled_minor
    return {"settlements": shown_settlements(claim), "unsettled": written(left, claim.currency) if left else ""}


def sum_of(lines: Iterable[ShownLine]) -> int | None:
    """What is paid, or would be, in the smallest unit of the claim's currency; None while a rate is missing."""
    amounts = [line.pay_minor for line in lines]
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)


def shown_commitments(rows: Iterable[Commitment]) -> list[dict[str, Any]]:
    return [
        {
            "kind": row.kind.label,
            "offered": written(row.offered_minor, row.currency),
            "used": written(row.used_minor, row.currency),
            "now": written(row.now_minor, row.currency),
            "left": written(row.after_minor, row.currency),
            "is_over": row.after_minor < 0,
        }
        for row in rows
    ]
