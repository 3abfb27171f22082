"""The years, days and hours that a page may name: a slip of the finger (0202, 20226) is caught in both directions.

Asked by `clean` and not by validators of the fields: each migration of an app with pages makes wagtail-localize call
all its translations out of date.
"""

import datetime
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: The oldest prints about this coast that anybody would list, and the first day of Tanganyika's independence.
FIRST_YEAR = 1800
FIRST_DAY = datetime.date(1961, 12, 9)
#: How far ahead a day may lie: conferences are announced years before, news by a few months.
YEARS_AHEAD = {"news": 1, "conference": 5, "call": 3, "project": 10}
#: Longer than any conference; a wrong month or year in one of its two days makes more of it.
LONGEST_CONFERENCE = datetime.timedelta(days=60)


def within(page, **bounds: Callable) -> None:
    """Ask the bound of each field that is filled in. Raises ValidationError with what is out of bounds, by field."""
    errors = {}
    for name, check in bounds.items():
        try:
            if (value := getattr(page, name)) is not None:
                check(value)
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)


def year_of_a_publication(year: int) -> None:
    """From 1800 to next year, which is printed on what appears at the end of this one."""
    last = timezone.localdate().year + 1
    if not FIRST_YEAR <= year <= last:
        raise ValidationError(
            _("Enter a year from %(first)s to %(last)s."), params={"first": str(FIRST_YEAR), "last": str(last)}
        )


def day_of_news(day: datetime.date) -> None:
    _between(day, YEARS_AHEAD["news"])


def day_of_a_project(day: datetime.date) -> None:
    _between(day, YEARS_AHEAD["project"])


def day_of_a_conference(day: datetime.date) -> None:
    _between(day, YEARS_AHEAD["conference"])


def hour_of_a_call(hour: datetime.datetime) -> None:
    _between(timezone.localdate(hour), YEARS_AHEAD["call"])


def _between(day: datetime.date, years_ahead: int) -> None:
    last = timezone.localdate().year + years_ahead
    if day < FIRST_DAY or day.year > last:
        raise ValidationError(
            _("Choose a day from %(first)s to the end of %(last)s."),
            params={"first": str(FIRST_DAY.year), "last": str(last)},
        )
