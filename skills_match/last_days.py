"""How the last day of something is written: it ends in Dar es Salaam, wherever the reader is."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def last_day(day: datetime.date | None) -> str:
    """`31 March 2026, Dar es Salaam time`; nothing for no day."""
    return _("%(day)s, Dar es Salaam time") % {"day": date_format(day, "DATE_FORMAT")} if day else ""
