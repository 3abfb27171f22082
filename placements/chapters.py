"""The page of a placement is made of chapters, and its story of moments: each noun registers its own.

@tells_chapter(order=20)
def visits(placement: Placement, viewer: Viewer) -> Chapter | None: ...

@tells_moments
def of_visits(placement: Placement, viewer: Viewer) -> list[HistoryEvent]: ...
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from office.history import HistoryEvent
from skills_match.models.querysets import CLOSING_ZONE

from .models import Placement
from .viewers import Viewer


@dataclass(frozen=True)
class Chapter:
    """A part of the page: `template` shows `shown` under `title`; `key` is its id."""

    key: str
    title: str
    template: str
    shown: Any


Tells: TypeAlias = Callable[[Placement, Viewer], Chapter | None]
Moments: TypeAlias = Callable[[Placement, Viewer], list[HistoryEvent]]
M = TypeVar("M", bound=Moments)
T = TypeVar("T", bound=Tells)

_chapters: list[tuple[int, Tells]] = []
_moments: list[Moments] = []


def tells_chapter(*, order: int) -> Callable[[T], T]:
    """Register a function that gives a side its chapter, in a fixed number of queries; None where it has none."""

    def register(tells: T) -> T:
        _chapters.append((order, tells))
        return tells

    return register


def tells_moments(moments: M) -> M:
    """Register a function that gives what happened, as far as a side may know it, in a fixed number of queries."""
    _moments.append(moments)
    return moments


def chapters_of(placement: Placement, viewer: Viewer) -> list[Chapter]:
    told = (tells(placement, viewer) for _order, tells in sorted(_chapters, key=lambda entry: entry[0]))
    return [chapter for chapter in told if chapter is not None]


def story_of(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    """Everything that happened, newest first."""
    events = [event for moments in _moments for event in moments(placement, viewer)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def noon(day: datetime.date | None) -> datetime.datetime:
    """The moment of something of which only the day is known. The caller has looked that there is one."""
    assert day is not None
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=CLOSING_ZONE)
