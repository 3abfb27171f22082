"""Of a long stay later days cost less: which day of its stay a day is, and what part of the rate is paid for it."""

import datetime
from collections.abc import Iterator
from itertools import groupby

from skills_match.models import AllowanceRate

from ..models import Placement

DAY = datetime.timedelta(days=1)
#: Percent.
WHOLE = 100


class Stays:
    """The stays of a placement: each visit at the host is one, and what is in none counts from the first day of all.
    Read in one query."""

    def __init__(self, placement: Placement) -> None:
        self._first = placement.first_day
        visits = placement.visits.filter(cancelled_at=None)
        self._visits = [
            (visit.came_on or visit.starts_on, visit.left_on or visit.ends_on)
            for visit in visits
            if not visit.is_online
        ]

    def number_of(self, day: datetime.date) -> int:
        """The first day of a stay is 1."""
        begins = [first for first, last in self._visits if first <= day <= last]
        return (day - min(begins, default=self._first)).days + 1

    def percent(self, rate: AllowanceRate, day: datetime.date) -> int:
        """Of the rate, for that day."""
        is_whole = rate.full_days is None or self.number_of(day) <= rate.full_days
        return WHOLE if is_whole else rate.later_percent or WHOLE

    def by_percent(
        self, rate: AllowanceRate, first_on: datetime.date, last_on: datetime.date
    ) -> Iterator[tuple[int, datetime.date, datetime.date]]:
        """Each stretch of days for which the same part is paid, in their order."""
        if rate.full_days is None:
            yield WHOLE, first_on, last_on
            return
        days = [first_on + number * DAY for number in range((last_on - first_on).days + 1)]
        for percent, stretch in groupby(days, lambda day: self.percent(rate, day)):
            same = list(stretch)
            yield percent, same[0], same[-1]
