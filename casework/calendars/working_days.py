"""The Tanzanian working week: Monday to Friday, without public holidays."""

import datetime

from django.conf import settings

#: Month and day of the holidays that never move: New Year, Zanzibar Revolution, Karume, Union, Workers, Saba Saba, Nane
#: Nane, Nyerere, Independence, Christmas and Boxing Day (Public Holidays Act, Cap. 35).
_FIXED = {(1, 1), (1, 12), (4, 7), (4, 26), (5, 1), (7, 7), (8, 8), (10, 14), (12, 9), (12, 25), (12, 26)}
_GOOD_FRIDAY, _EASTER_MONDAY = datetime.timedelta(days=-2), datetime.timedelta(days=1)
_DAY = datetime.timedelta(days=1)


def is_working_day(day: datetime.date) -> bool:
    """The days of Idd and Maulid follow the moon and are announced: they are in the setting PUBLIC_HOLIDAYS."""
    return day.isoweekday() <= 5 and not _is_holiday(day)


def working_days_after(day: datetime.date, number: int) -> datetime.date:
    """The last of the `number` working days that follow `day`."""
    return _walk(day, number, _DAY)


def working_days_before(day: datetime.date, number: int) -> datetime.date:
    """The first of the `number` working days that lie before `day`."""
    return _walk(day, number, -_DAY)


def _walk(day: datetime.date, number: int, step: datetime.timedelta) -> datetime.date:
    while number > 0:
        day += step
        number -= is_working_day(day)
    return day


def _is_holiday(day: datetime.date) -> bool:
    easter = _easter(day.year)
    moving = (easter + _GOOD_FRIDAY, easter + _EASTER_MONDAY)
    return (day.month, day.day) in _FIXED or day in moving or day in settings.PUBLIC_HOLIDAYS


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, before = divmod(moon + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, before + 1)
