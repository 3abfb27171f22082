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
    #: Indexes follow, which may take longest.
    INDEX = 3


class Timetable:
    """Which functions run how often."""

    def __init__(self) -> None:
        self.each_hour: list[Work] = []
        self._each_tick: list[tuple[Phase, Work]] = []
        self._mail: list[tuple[bool, Work]] = []

    @property
    def each_tick(self) -> list[Work]:
        """By phase; within one phase the order means nothing."""
        return [work for _phase, work in sorted(self._each_tick, key=lambda entry: entry[0])]

    @property
    def mail(self) -> list[Work]:
        """What is awaited first."""
        return [work for _can_wait, work in sorted(self._mail, key=lambda entry: entry[0])]

    def mails(self, *, is_awaited: bool = False) -> Callable[[W], W]:
        """For rows that leave as e-mails: looked at each second, in a loop of their own, which alone waits for the mail
        server. `is_awaited` is what a person waits for in front of the screen."""

        def register(work: W) -> W:
            self._mail.append((not is_awaited, work))
            return work

        return register

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
every_tick, hourly, mails = timetable.every_tick, timetable.hourly, timetable.mails
