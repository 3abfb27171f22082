"""What happens by itself: each app's `tasks.py` registers its functions here, and `manage.py work` runs them.

Each of them finds its rows, takes them under a lock, and can be cut off and repeated without harm.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import TypeAlias, TypeVar

Work: TypeAlias = Callable[[], object]
W = TypeVar("W", bound=Work)


class Phase(IntEnum):
    """The order within a tick, so that what an earlier phase did leaves the portal in the same tick."""

    #: What is due opens, closes or runs out.
    MOVE = 1
    #: What people should hear of it becomes rows: reminders, alerts.
    WRITE = 2
    #: The rows leave as e-mails.
    SEND = 3
    #: Indexes follow, which may take longest.
    INDEX = 4


class Timetable:
    """Which functions run how often."""

    def __init__(self) -> None:
        self.each_second: list[Work] = []
        self.each_hour: list[Work] = []
        self._each_tick: list[tuple[Phase, Work]] = []

    @property
    def each_tick(self) -> list[Work]:
        """By phase; within one phase the order means nothing."""
        return [work for _phase, work in sorted(self._each_tick, key=lambda entry: entry[0])]

    def every_second(self, work: W) -> W:
        """For what a person waits for in front of the screen."""
        self.each_second.append(work)
        return work

    def every_tick(self, phase: Phase) -> Callable[[W], W]:
        """For what is due at a moment: looked at every few seconds."""

        def register(work: W) -> W:
            self._each_tick.append((phase, work))
            return work

        return register

    def hourly(self, work: W) -> W:
        """For what is due by the day: looking once an hour is often enough. Runs after everything of a tick."""
        self.each_hour.append(work)
        return work


#: The one that the apps fill and the worker follows.
timetable = Timetable()
every_second, every_tick, hourly = timetable.every_second, timetable.every_tick, timetable.hourly
