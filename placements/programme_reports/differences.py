"""No two frozen reports of a programme tell something of fewer than five people by their difference.

Numbers of people are rounded to five, so that two of them differ by nothing or by five at least. Means are exact: a
mean of five answers and one of the same five and a sixth would tell that sixth; so would those of two quarters and of
their half-year with one late answer more. All answers are therefore told in the same groups: those that stand in the
same reports. A mean is left out that would make a group of some answers, but of fewer than five people: who comes,
guides or learns several times answers several times, and is one. What can be reckoned out of any number of reports are
sums of such groups.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from casework.persons import FEWEST
from office.figures import Figures

from ..models import Evaluation, ProgrammeReport
from .figures import PEOPLE


def without_small_differences(tables: list[Figures], earlier: Iterable[ProgrammeReport]) -> list[Figures]:
    """`tables` as they may be frozen next to `earlier`."""
    told = [people for report in earlier for people in _people_in(report.tables)]
    answers = {pk for people in [*told, *_people_in(tables)] for group in people.values() for pk in group}
    who = Evaluation.objects.filter(pk__in=answers).persons() if answers else {}
    return [_held(table, told, who) if table.get(PEOPLE) else table for table in tables]


def _people_in(tables: list[dict[str, Any]]) -> list[dict[str, list[int]]]:
    return [table[PEOPLE] for table in tables if table.get(PEOPLE)]


def _held(table: Figures, told: list[dict[str, list[int]]], who: dict[int, str]) -> Figures:
    people = dict(table[PEOPLE])
    for key, answers in table[PEOPLE].items():
        others = [set(each[key]) for each in told if key in each]
        if _makes_a_small_group(set(answers), others, who):
            del people[key]
    rows = [
        row if key in people else [row[0], *[None] * (len(row) - 1)]
        for key, row in zip(table["keys"], table["rows"], strict=True)
    ]
    return table | {"rows": rows, PEOPLE: people}


def _makes_a_small_group(some: set[int], others: Sequence[set[int]], who: dict[int, str]) -> bool:
    """Whether a mean of `some` would cut out fewer than five people, among the answers that stand in the same of
    `others`. Of whom a deleted answer was is not known any more."""
    groups: dict[tuple[bool, ...], set[int]] = defaultdict(set)
    for answer in some.union(*others):
        groups[tuple(answer in other for other in others)].add(answer)
    cut = [part for group in groups.values() if group & some for part in (group & some, group - some)]
    return any(part and len({who.get(answer, answer) for answer in part}) < FEWEST for part in cut)
