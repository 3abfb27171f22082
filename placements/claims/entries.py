"""A closed month takes no entry, whoever makes it and however."""

import datetime

from django.utils.formats import date_format

from ..models import Claim, ClosedMonth
from .errors import MonthClosed


def ask_open(claim: Claim, day: datetime.date) -> None:
    """Inside the transaction that enters something about `claim` on `day`. Raises MonthClosed."""
    if ClosedMonth.objects.covers(claim.programme.pk, day):
        raise MonthClosed(MonthClosed.text % {"month": date_format(day, "YEAR_MONTH_FORMAT")})
