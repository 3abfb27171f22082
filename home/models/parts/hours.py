"""How an hour is written for readers anywhere: with whose clock it is."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def hour_in_dar(hour: datetime.datetime) -> str:
    """`31 March 2026, 16:00, Dar es Salaam time`."""
    return _("%(hour)s, Dar es Salaam time") % {"hour": date_format(timezone.localtime(hour), "DATETIME_FORMAT")}
