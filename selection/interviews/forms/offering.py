"""Hours for interviews, and what became of one."""

import datetime
import re
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.calendars.zones import local_moment, zone_choices
from casework.typed.versions import Versioned

from ...enums import InterviewOutcome
from ...models.interview import LONGEST, SHORTEST

_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)$")
#: As many as a day holds.
MOST = 40


class SlotsForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    times = forms.CharField(
        label=_("Times on that day"), help_text=_("For example: 09:00, 09:45, 14:30"), max_length=300
    )
    zone = forms.ChoiceField(label=_("In the time of"), choices=zone_choices(), initial="Africa/Dar_es_Salaam")
    minutes = forms.IntegerField(label=_("Minutes each"), min_value=SHORTEST, max_value=LONGEST, initial=30)
    place = forms.CharField(
        label=_("Where, or the link to the call"),
        help_text=_("Only who takes an hour reads this."),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean_times(self) -> list[datetime.time]:
        written = [part for part in re.split(r"[,;\s]+", self.cleaned_data["times"]) if part]
        found = [_CLOCK.match(part) for part in written]
        if not all(found) or not 0 < len(found) <= MOST:
            raise forms.ValidationError(_("Write times like 09:00, with commas between them."))
        return [datetime.time(int(match[1]), int(match[2])) for match in found if match]

    def clean(self) -> dict:
        data = super().clean() or {}
        if {"day", "times", "zone"} <= data.keys():
            data["starts"] = self._moments(data["day"], data["times"], ZoneInfo(data["zone"]))
        return data

    def _moments(self, day: datetime.date, times: list[datetime.time], zone: ZoneInfo) -> list[datetime.datetime]:
        try:
            moments = [local_moment(day, clock, zone) for clock in times]
            if min(moments) <= timezone.now():
                self.add_error("day", _("Choose a time in the future."))
        except (OverflowError, ValueError):
            self.add_error("times", _("The clocks at that place leave one of these times out on that day."))
            return []
        return moments


class OutcomeForm(Versioned, forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=InterviewOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of it.")},
    )
    note = forms.CharField(
        label=_("What was said that matters for the decision"),
        help_text=_("Host and office read this, and the applicant may ask for it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
