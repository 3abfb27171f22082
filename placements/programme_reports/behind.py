"""The rows behind a figure: the assignments that it was counted from, and what each of them adds to it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Sum

from casework.money import written

from ..enums import BY_HAND, ValueSource
from ..logframe.lines import readings_in
from ..logframe.measures import contributions, earlier_contributions, in_unit
from ..logframe.scope import Scope
from ..models import IndicatorValue
from .figures import KINDS, key_of


class NoSuchFigure(LookupError):
    """No figure has this key."""


@dataclass(frozen=True)
class FigureRows:
    """What each assignment adds, by its number (empty where it only counts), the same of those from lists; or values
    that the office entered."""

    adds: dict[int, Any]
    entered: list[IndicatorValue] = field(default_factory=list)
    earlier: dict[int, Any] = field(default_factory=dict)


def behind(scope: Scope, key: str) -> FigureRows:
    """Raises NoSuchFigure."""
    kind, _dot, value = key.partition(".")
    if kind in KINDS:
        return FigureRows(
            {row.pk: "" for row in scope.rows if key_of(kind, row) == value},
            earlier={row.pk: "" for row in scope.earlier if key_of(kind, row) == value},
        )
    if kind not in _READERS:
        raise NoSuchFigure(key)
    return _READERS[kind](scope, value)


def _measure(scope: Scope, value: str) -> FigureRows:
    if value not in ValueSource.values or value in BY_HAND:
        raise NoSuchFigure(value)
    counted = {key: in_unit(value, number) for key, number in contributions(value, scope).items()}
    return FigureRows(counted, earlier=earlier_contributions(value, scope))


def _indicator(scope: Scope, value: str) -> FigureRows:
    found = scope.programme.indicators.filter(pk=_number(value)).first()
    if found is None:
        raise NoSuchFigure(value)
    if found.measure in BY_HAND:
        return FigureRows({}, list(readings_in(scope).filter(indicator=found).select_related("grant")))
    return _measure(scope, found.measure)


def _planned(scope: Scope, value: str) -> FigureRows:
    return FigureRows(dict(Counter(row["placement"] for row in scope.deliverables)))


def _asked(scope: Scope, value: str) -> FigureRows:
    return FigureRows(dict(Counter(row["deliverable__placement"] for row in scope.uses)))


def _answers(scope: Scope, value: str) -> FigureRows:
    """Who was asked; not who has answered what."""
    wave, _dash, asked = value.partition("-")
    rows = [row["placement"] for row in scope.answers if (row["wave"], row["asked"]) == (wave, asked)]
    return FigureRows(dict(Counter(rows)))


def _money(scope: Scope, value: str) -> FigureRows:
    budget_line, grant, currency = (*value.split("-"), "", "")[:3]
    shares = scope.shares.filter(budget_line=_number(budget_line), grant=_number(grant), line__claim__currency=currency)
    sums = shares.order_by().values_list("line__claim__placement").annotate(Sum("pay_minor"))
    return FigureRows({key: written(amount, currency) for key, amount in sums})


def _list(scope: Scope, value: str) -> FigureRows:
    return FigureRows({}, earlier={row.pk: "" for row in scope.earlier if row.taken_from_id == _number(value)})


def _number(value: str) -> int:
    if not value.isdecimal() or len(value) > 9:
        raise NoSuchFigure(value)
    return int(value)


_READERS: dict[str, Callable[[Scope, str], FigureRows]] = {
    "measure": _measure,
    "indicator": _indicator,
    "planned": _planned,
    "asked": _asked,
    "answers": _answers,
    "money": _money,
    "list": _list,
}
