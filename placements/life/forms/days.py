"""Days on which something was."""

import datetime

from django import forms
from django.utils.translation import gettext as _

from skills_match.models.querysets import today_in_closing_zone


def already_come(day: datetime.date) -> datetime.date:
    """The day, if it is today or before. Raises ValidationError."""
    if day > today_in_closing_zone():
        raise forms.ValidationError(_("This day has not come yet."))
    return day
