"""The page of a placement is made of sections, and its story of moments: each noun registers its own.

@tells_section(order=20)
def visits(placement: Placement, audience: Audience) -> Section | None: ...

@tells_moments
def of_visits(placement: Placement, audience: Audience) -> list[HistoryEvent]: ...
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from office.history import HistoryEvent
from skills_match.models.querysets import CLOSING_ZONE

from .audiences import Audience
from .models import Placement


@dataclass(frozen=True)
class Section:
    """A part of the page: `template` shows `shown` under `title`; `key` is its id."""

    key: str
    title: str
    template: str
    shown: Any


Tells: TypeAlias = Callable[[Placement, Audience], Section | None]
Moments: TypeAlias = Callable[[Placement, Audience], list[HistoryEvent]]
M = TypeVar("M", bound=Moments)
T = TypeVar("T", bound=Tells)

_sections: list[tuple[int, Tells]] = []
_moments: list[Moments] = []


def tells_section(*, order: int) -> Callable[[T], T]:
    """Register a function that gives a side its section, in a fixed number of queries; None where it has none."""

    def register(tells: T) -> T:
        _sections.append((order, tells))
        return tells

    return register


def tells_moments(moments: M) -> M:
    """Register a function that gives what happened, as far as a side may know it, in a fixed number of queries."""
    _moments.append(moments)
    return moments


def sections_of(placement: Placement, audience: Audience) -> list[Section]:
    told = (tells(placement, audience) for _order, tells in sorted(_sections, key=lambda entry: entry[0]))
    return [section for section in told if section is not None]


def story_of(placement: Placement, audience: Audience) -> list[HistoryEvent]:
    """Everything that happened, newest first."""
    events = [event for moments in _moments for event in moments(placement, audience)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def noon(day: datetime.date) -> datetime.datetime:
    """The moment of something of which only the day is known."""
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=CLOSING_ZONE)
