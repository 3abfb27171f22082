"""What the portal counts by itself: for each measure what each assignment adds to it, so that every figure leads to its
rows."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from casework.persons import published

from ..enums import PlacementState, TeachingKind, ValueSource
from ..models import EarlierAssignment
from .scope import Scope

_M = ValueSource
_DONE = {PlacementState.COMPLETED, PlacementState.EVALUATED}


def contributions(measure: str, scope: Scope) -> dict[int, int]:
    """By number of the assignment. Hours are minutes here, so that only a sum is rounded."""
    return {key: number for key, number in _COUNTS[ValueSource(measure)](scope).items() if number}


def earlier_contributions(measure: str, scope: Scope) -> dict[int, int]:
    """The same of what was done before the portal, by its own number."""
    counted = _EARLIER.get(ValueSource(measure))
    found = {row.pk: counted(scope, row) for row in scope.earlier} if counted else {}
    return {key: number for key, number in found.items() if number}


def total(measure: str, numbers: Iterable[int]) -> int | None:
    """The sum as it is told; None for fewer than five people."""
    added = sum(numbers)
    if measure == _M.LEARNERS:
        return published(added)
    return in_unit(measure, added)


def in_unit(measure: str, number: int) -> int:
    return round(number / 60) if measure in (_M.TAUGHT, _M.SUPERVISED) else number


def measured(measure: str, scope: Scope) -> int | None:
    return total(measure, [*contributions(measure, scope).values(), *earlier_contributions(measure, scope).values()])


def _sums(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    found: Counter[int] = Counter()
    for key, number in pairs:
        found[key] += number
    return found


def _minutes(kind: TeachingKind) -> Callable[[Scope], dict[int, int]]:
    return lambda scope: _sums((row["placement"], row["minutes"]) for row in scope.sessions if row["kind"] == kind)


def _learners(scope: Scope) -> dict[int, int]:
    """The largest group of each assignment counts once: the same people come again."""
    largest: dict[int, int] = {}
    for row in scope.sessions:
        largest[row["placement"]] = max(largest.get(row["placement"], 0), row["learners"])
    return largest


def _done(scope: Scope, is_counted: Callable[[dict[str, Any]], bool] = lambda row: True) -> dict[int, int]:
    rows = (row for row in scope.deliverables if scope.period.holds(row["done_on"]) and is_counted(row))
    return _sums((row["placement"], 1) for row in rows)


_COUNTS: dict[ValueSource, Callable[[Scope], dict[int, int]]] = {
    _M.ASSIGNMENTS: lambda scope: dict.fromkeys(scope.keys, 1),
    _M.FINISHED: lambda scope: {
        row.pk: 1 for row in scope.rows if row.state in _DONE and scope.period.holds(row.ended_on)
    },
    _M.DAYS: lambda scope: {row.pk: scope.days_of(row) for row in scope.rows},
    _M.SESSIONS: lambda scope: _sums((row["placement"], 1) for row in scope.sessions),
    _M.TAUGHT: _minutes(TeachingKind.TAUGHT),
    _M.SUPERVISED: _minutes(TeachingKind.SUPERVISED),
    _M.LEARNERS: _learners,
    _M.DELIVERABLES: _done,
    _M.KEPT: lambda scope: _sums((row["deliverable__placement"], 1) for row in scope.uses if row["is_used"]),
    _M.EVIDENCE: lambda scope: _done(scope, lambda row: row["evidence"] is not None),
}


def _ended_here(scope: Scope, row: EarlierAssignment) -> bool:
    return scope.period.holds(row.ended_on)


#: What a list says. Who learnt counts on the last day, as nobody knows the days of sessions.
_EARLIER: dict[ValueSource, Callable[[Scope, EarlierAssignment], int]] = {
    _M.ASSIGNMENTS: lambda scope, row: 1,
    _M.FINISHED: lambda scope, row: int(row.state in _DONE and _ended_here(scope, row)),
    _M.DAYS: lambda scope, row: scope.days_of(row),
    _M.LEARNERS: lambda scope, row: row.learners if _ended_here(scope, row) else 0,
}
