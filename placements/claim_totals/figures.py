"""Sums of claims, in the smallest unit of each currency: the page and the workbook read these, and nothing else."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields
from typing import Any

from django.db.models import Model, QuerySet, Sum

from diaspora.models import User
from skills_match.models import Assignment, Programme, ProgrammeBudgetLine

from ..enums import CLAIM_APPROVED, ClaimKind, TotalsBy
from ..models import AdvanceSettlement, Claim, ClaimLine, Grant, LineShare

_PLACED = "placement__application__assignment"


@dataclass(frozen=True)
class Breakdown:
    """What claims come to. `approved` is `in_advance` and `owed`; `owed` is what was paid and what is open. Of advances
    it says what was paid, and what of that is still to be settled."""

    approved: int = 0
    in_advance: int = 0
    owed: int = 0
    paid: int = 0
    advances: int = 0
    unsettled: int = 0

    @property
    def open(self) -> int:
        return self.owed - self.paid

    def __add__(self, other: "Breakdown") -> "Breakdown":
        return Breakdown(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Total:
    label: str
    currency: str
    figures: Breakdown


#: From a claim to what its sums are asked by, and whose rows carry the names.
_KEYS: dict[TotalsBy, tuple[str, type[Model], Callable[[Any], str]]] = {
    TotalsBy.PERSON: ("expert", User, str),
    TotalsBy.ASSIGNMENT: (_PLACED, Assignment, lambda row: f"{row.reference} · {row.title}"),
    TotalsBy.PROGRAMME: (f"{_PLACED}__programme", Programme, str),
}
#: Only what was approved is carried by them: a payment is one for all lines.
_OF_SHARES: dict[TotalsBy, tuple[str, type[Model]]] = {
    TotalsBy.BUDGET_LINE: ("budget_line", ProgrammeBudgetLine),
    TotalsBy.GRANT: ("grant", Grant),
}
_NAMES = [field.name for field in fields(Breakdown)]


def totals(claims: QuerySet[Claim], by: TotalsBy) -> list[Total]:
    """One row for each of what is asked by and each currency, in a fixed number of queries."""
    approved = claims.filter(state__in=sorted(CLAIM_APPROVED)).order_by()
    if by in _OF_SHARES:
        key, model = _OF_SHARES[by]
        shares = LineShare.objects.filter(line__claim__in=approved.values("pk")).order_by()
        sums = shares.values_list(key, "line__claim__currency").annotate(Sum("pay_minor"))
        return _named(model, str, {(pk, currency): Breakdown(approved=pay or 0) for pk, currency, pay in sums})
    key, model, name = _KEYS[by]
    return _named(model, name, _of_claims(approved, key))


def sums_by_currency(rows: Iterable[Total]) -> list[Total]:
    """The last rows of a table: together, in each currency."""
    sums: dict[str, Breakdown] = defaultdict(Breakdown)
    for row in rows:
        sums[row.currency] += row.figures
    return [Total("", currency, figures) for currency, figures in sorted(sums.items())]


def _of_claims(approved: QuerySet[Claim], key: str) -> dict[tuple[int, str], Breakdown]:
    found: dict[tuple[int, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(_NAMES, 0))
    of_these = approved.values("pk")
    claimed = approved.filter(kind=ClaimKind.CLAIM).values_list(key, "currency")
    for pk, currency, owed, paid in claimed.annotate(Sum("owed_minor"), Sum("paid_minor")):
        found[pk, currency] |= {"owed": owed, "paid": paid}
    lines = ClaimLine.objects.filter(claim__in=of_these, claim__kind=ClaimKind.CLAIM).order_by()
    for pk, currency, pay in lines.values_list(f"claim__{key}", "claim__currency").annotate(Sum("pay_minor")):
        found[pk, currency]["approved"] = pay or 0
    taken = AdvanceSettlement.objects.filter(claim__in=of_these).order_by()
    for pk, currency, amount in taken.values_list(f"claim__{key}", "claim__currency").annotate(Sum("amount_minor")):
        found[pk, currency]["in_advance"] = amount
    advances = approved.filter(kind=ClaimKind.ADVANCE).values_list(key, "currency")
    for pk, currency, paid, settled in advances.annotate(Sum("paid_minor"), Sum("settled_minor")):
        found[pk, currency] |= {"advances": paid, "unsettled": paid - settled}
    return {key: Breakdown(**values) for key, values in found.items()}


def _named(model: type[Model], name: Callable[[Any], str], figures: dict[tuple[int, str], Breakdown]) -> list[Total]:
    rows = model._default_manager.in_bulk({pk for pk, _currency in figures})
    found = [Total(name(rows[pk]), currency, values) for (pk, currency), values in figures.items()]
    return sorted(found, key=lambda row: (row.label.casefold(), row.currency))
