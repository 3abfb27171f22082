"""A few people of one list side by side, requirement by requirement."""

from collections.abc import Collection
from dataclasses import dataclass

from diaspora.models import User

from ..models import MatchRun
from .lines import MatchReason
from .people import PersonMatch, people_of

#: More columns than this are hard to read, and on paper impossible.
AT_MOST = 4


@dataclass(frozen=True)
class Row:
    """One requirement, and what each person has for it."""

    title: str
    cells: tuple[tuple[PersonMatch, MatchReason], ...]


@dataclass(frozen=True)
class Comparison:
    """`gone` are the numbers that were asked for and may not be shown (any more)."""

    people: tuple[PersonMatch, ...]
    rows: tuple[Row, ...]
    gone: tuple[int, ...]


def compare(*, run: MatchRun, numbers: Collection[int], reader: User) -> Comparison:
    """The people of `run` with these numbers, as `reader` may see them today."""
    people = tuple(match for match in people_of(run=run, reader=reader) if match.number in numbers)
    # All were scored for the same requirements, so their lines are the same ones in the same order.
    lines = zip(*[match.explanation.lines for match in people], strict=True)
    return Comparison(
        people=people,
        rows=tuple(Row(line[0].title, tuple(zip(people, line, strict=True))) for line in lines),
        gone=tuple(sorted(set(numbers) - {match.number for match in people})),
    )
