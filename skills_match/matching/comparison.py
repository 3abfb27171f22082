"""A few people of one list side by side, requirement by requirement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .lines import MatchReason
from .matrix import Matrix, matrix_of
from .people import PersonMatch

#: More columns than this are hard to read, and on paper impossible.
AT_MOST = 4


@dataclass(frozen=True)
class Row:
    """One requirement, and what each person has for it."""

    title: str
    cells: tuple[tuple[PersonMatch, MatchReason], ...]


@dataclass(frozen=True)
class Comparison:
    """`gone` are the numbers that were asked for and may not be shown (any more), `left_out` the people for whom there
    is no room."""

    people: tuple[PersonMatch, ...]
    left_out: tuple[PersonMatch, ...]
    matrix: Matrix
    rows: tuple[Row, ...]
    gone: tuple[int, ...]

    @property
    def title(self) -> str:
        return _("Why this person") if len(self.people) == 1 else _("Compare people")


def compare(*, matches: Iterable[PersonMatch], numbers: Collection[int]) -> Comparison:
    """Those of `matches`, as their reader sees them, that have these numbers."""
    found = tuple(match for match in matches if match.number in numbers)
    people = found[:AT_MOST]
    # All were scored for the same requirements, so their lines are the same ones in the same order.
    lines = zip(*[match.explanation.lines for match in people], strict=True)
    return Comparison(
        people=people,
        left_out=found[AT_MOST:],
        matrix=matrix_of(people),
        rows=tuple(Row(line[0].title, tuple(zip(people, line, strict=True))) for line in lines),
        gone=tuple(sorted(set(numbers) - {match.number for match in found})),
    )
