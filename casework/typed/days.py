"""Days as people type them: every form of the portal takes a day that a calendar on a wall could have.

A slip makes the year 0001 or 20266 of 2026. What is stored so moves lists, reminders and the ends of events, some of
them for ever; and whoever counts days onwards from there leaves the calendar.
"""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Of every field with a day. A form that knows more about its days asks for less.
FIRST_YEAR, LAST_YEAR = 1950, 2100
SENTENCE = _("Choose a day between %(first)s and %(last)s.")


def check_year(day: datetime.date) -> None:
    """Of a day or a moment. Raises ValidationError."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(SENTENCE, code="year", params={"first": FIRST_YEAR, "last": LAST_YEAR})


def bound_every_day() -> None:
    """Each form that asks for a day checks it, whoever writes the form: called before any form is made."""
    for kind in (forms.DateField, forms.DateTimeField):
        if check_year not in kind.default_validators:
            kind.default_validators = [*kind.default_validators, check_year]


class Near:
    """A check of a field: a day at most `back` years ago and at most `ahead` years from now."""

    def __init__(self, *, back: int, ahead: int) -> None:
        self.back, self.ahead = back, ahead

    def __call__(self, day: datetime.date) -> None:
        today = timezone.localdate()
        if not today.year - self.back <= day.year <= today.year + self.ahead or (not self.ahead and day > today):
            first, last = today.year - self.back, today.year + self.ahead
            if not self.ahead:
                raise ValidationError(_("Choose a day from %(first)s to today."), code="far", params={"first": first})
            raise ValidationError(SENTENCE, code="far", params={"first": first, "last": last})
