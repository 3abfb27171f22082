"""What waits for somebody. Each noun registers what it knows of an audience; the first page of that audience shows it.

@waits_for(Recipient.OFFICE, order=10)
def assignments_to_decide(officer: User) -> list[WaitingLine]: ...
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from django.utils import timezone


class Recipient(StrEnum):
    #: The programme office: piles, with their numbers.
    OFFICE = "office"
    #: Somebody with a profile: each thing by its name.
    PERSON = "person"
    #: Somebody who works for an institution: each thing by its name.
    INSTITUTION = "institution"
    #: Finance: piles and things by their name.
    FINANCE = "finance"
    #: Communications: lists of pages, with their numbers.
    EDITOR = "editor"


@dataclass(frozen=True)
class Share:
    """A part of what waits, with the list that has just these."""

    number: int
    url: str


@dataclass(frozen=True)
class WaitingLine:
    """One thing or one pile that waits, and the page where it is dealt with. Texts are in the reader's language."""

    title: str
    url: str
    #: How many wait; the list at `url` is that long.
    waiting: int = 1
    #: Those for the reader or for nobody in particular.
    mine: Share | None = None
    #: Those that have waited longer than they should.
    overdue: Share | None = None
    #: What is to be done, or whose it is.
    text: str = ""
    since: datetime.datetime | None = None
    answer_by: datetime.date | None = None
    #: When something of this pile counts as late, in a sentence.
    rule: str = ""
    #: False for what may wait as long as it likes: it comes below the piles, and its title says the number.
    is_pressing: bool = True
    #: The case that it belongs to, where one case can wait several times for the same: told once, by its nearest day.
    case: str = ""

    @property
    def is_late(self) -> bool:
        """Its last day is over."""
        return self.answer_by is not None and self.answer_by < timezone.localdate()


@dataclass(frozen=True)
class Oldest:
    """The few that have waited longest for one reader, by name. `key` is the id of the section."""

    key: str
    title: str
    lines: list[WaitingLine]


Lines: TypeAlias = Callable[[Any], Iterable[WaitingLine]]
Longest: TypeAlias = Callable[[Any], Oldest]
F = TypeVar("F", bound=Callable)

_lines: dict[Recipient, list[tuple[int, Lines]]] = {audience: [] for audience in Recipient}
_oldest: dict[Recipient, list[tuple[int, Longest]]] = {audience: [] for audience in Recipient}


def waits_for(audience: Recipient, *, order: int) -> Callable[[F], F]:
    """Register a function that tells a user of `audience` what waits, in a fixed number of queries."""
    return _register(_lines[audience], order)


def waits_longest_for(audience: Recipient, *, order: int) -> Callable[[F], F]:
    """Register a function that names the oldest of its kind for a user of `audience`."""
    return _register(_oldest[audience], order)


def lines_for(audience: Recipient, *, user: Any) -> list[WaitingLine]:
    """Everything that waits for `user`, in the order that the nouns asked for, each thing once."""
    return _told_once(line for _order, lines in _in_order(_lines[audience]) for line in lines(user))


def oldest_for(audience: Recipient, *, user: Any) -> list[Oldest]:
    return [oldest(user) for _order, oldest in _in_order(_oldest[audience])]


def _told_once(lines: Iterable[WaitingLine]) -> list[WaitingLine]:
    """Of the lines about one case that say the same the one with the nearest day, with the number of all."""
    found: dict[Any, WaitingLine] = {}
    for place, line in enumerate(lines):
        key = (line.case, line.text) if line.case else place
        before = found.get(key)
        if before is None:
            found[key] = line
            continue
        first = min(before, line, key=lambda one: one.answer_by or datetime.date.max)
        found[key] = replace(first, waiting=before.waiting + line.waiting)
    return list(found.values())


def _register(registered: list[tuple[int, Any]], order: int) -> Callable[[F], F]:
    def register(function: F) -> F:
        registered.append((order, function))
        return function

    return register


def _in_order(registered: list[tuple[int, Any]]) -> list[tuple[int, Any]]:
    return sorted(registered, key=lambda entry: entry[0])
