"""What happened some days ago: the verbs of the portal run as if it were then, so that rows and logs tell one story."""

import datetime
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.utils import timezone

#: Of a day long past: its first hour, and the minutes from one thing to the next.
BEGINS, APART = datetime.time(7, 20), 13
#: Days begin at other minutes, so that nothing happens on the dot.
UNEVEN = 17
_told: Counter[int] = Counter()


def begin() -> None:
    """Before everything is built: every build has the same hours."""
    _told.clear()


@contextmanager
def days_ago(days: float) -> Iterator[None]:
    """Inside, the clock that all our code asks says this many days less. A day that is to come may be less than 0.

    Things of one day long past happen one after the other in its hours, in the order in which they are told.
    """
    now = timezone.now()
    then = now - datetime.timedelta(days=days)
    if days >= 1:
        then = _hour_of(then, round(days))
    with mock.patch.object(timezone, "now", return_value=min(then, now) if days >= 0 else then):
        yield


def _hour_of(then: datetime.datetime, day: int) -> datetime.datetime:
    minutes = (day * UNEVEN) % 60 + APART * _told[day]
    _told[day] += 1
    begins = timezone.localtime(then).replace(hour=BEGINS.hour, minute=BEGINS.minute, second=(day * 7) % 60)
    return begins + datetime.timedelta(minutes=minutes)
