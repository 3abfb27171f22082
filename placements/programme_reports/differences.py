"""No two frozen reports of a programme tell something of fewer than five people by their difference.

Numbers of people are rounded to five, so that two of them differ by nothing or by five at least. Means are exact: a
mean of five answers and one of the same five and a sixth would tell that sixth. A mean is therefore left out where some
answers, but fewer than five, are in it and not in that of an earlier report, or the other way round.
"""

from collections.abc import Iterable
from typing import Any

from casework.persons import FEWEST
from office.figures import Figures

from ..models import ProgrammeReport
from .figures import PEOPLE


def without_small_differences(tables: list[Figures], earlier: Iterable[ProgrammeReport]) -> list[Figures]:
    """`tables` as they may be frozen next to `earlier`."""
    told = [people for report in earlier for people in _people_in(report.tables)]
    return [_held(table, told) if table.get(PEOPLE) else table for table in tables]


def _people_in(tables: list[dict[str, Any]]) -> list[dict[str, list[int]]]:
    return [table[PEOPLE] for table in tables if table.get(PEOPLE)]


def _held(table: Figures, told: list[dict[str, list[int]]]) -> Figures:
    people = dict(table[PEOPLE])
    for key, answers in table[PEOPLE].items():
        others = [set(each[key]) for each in told if key in each]
        if any(_is_small(set(answers), other) for other in others):
            del people[key]
    rows = [
        row if key in people else [row[0], *[None] * (len(row) - 1)]
        for key, row in zip(table["keys"], table["rows"], strict=True)
    ]
    return table | {"rows": rows, PEOPLE: people}


def _is_small(some: set[int], others: set[int]) -> bool:
    return any(0 < len(rest) < FEWEST for rest in (some - others, others - some))
