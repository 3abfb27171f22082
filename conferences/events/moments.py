"""A moment, typed as the day and the time that a clock at the venue shows."""

from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.calendars.zones import local_moment

from .forms import DAY

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class VenueMoment(forms.ModelForm):
    """Day and time instead of the field `moment`; where they are not required, neither is the moment."""

    moment = ""
    day = forms.DateField(label=_("Day"), required=False, widget=DAY)
    clock = forms.TimeField(label=_("Begins at"), required=False, widget=CLOCK)

    def show_moment(self, zone: ZoneInfo) -> None:
        if stored := getattr(self.instance, self.moment):
            clock = stored.astimezone(zone).time().replace(second=0, microsecond=0)
            self.initial.update(day=stored.astimezone(zone).date(), clock=clock)

    def read_moment(self, zone: ZoneInfo) -> None:
        if self.errors.keys() & {"day", "clock"}:
            return
        day, clock = self.cleaned_data.get("day"), self.cleaned_data.get("clock")
        if bool(day) != bool(clock):
            self.add_error("clock" if day else "day", _("Give day and time, or neither."))
            return
        try:
            setattr(self.instance, self.moment, local_moment(day, clock, zone) if day and clock else None)
        except (ValueError, OverflowError):
            self.add_error("clock", _("The clocks at the venue leave this time out on that day."))
