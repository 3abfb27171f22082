"""What is typed about meetings: who can be met, at which hours, and what a delegate would like to talk about."""

from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from casework.calendars.zones import local_moment
from diaspora.enums import InstitutionState
from diaspora.models import Institution
from diaspora.name_fields import TitleField

from ..events.forms import DAY, EventPartForm
from ..events.moments import CLOCK
from ..models import Event, MeetingHost, MeetingSlot
from .booking import tell_about_room


class MeetingHostForm(EventPartForm):
    class Meta:
        model = MeetingHost
        fields = ("name_en", "name_sw", "about_en", "about_sw", "room", "institution")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        approved = Institution.objects.filter(state=InstitutionState.APPROVED)
        self.fields["institution"].queryset = approved  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> MeetingHost:
        """In another room: whoever has an hour is written to, and calendars follow."""
        has_moved = self.instance.pk is not None and "room" in self.changed_data
        if has_moved:
            self.instance.moved_at = timezone.now()
        host = super().save(commit)
        if has_moved:
            tell_about_room(host)
        return host


class HoursForm(forms.Form):
    """Meetings one after the other, in the time of the venue."""

    day = forms.DateField(label=_("Day"), widget=DAY)
    first = forms.TimeField(label=_("From"), widget=CLOCK)
    last = forms.TimeField(label=_("Until"), widget=CLOCK)
    minutes = forms.IntegerField(label=_("Minutes for each meeting"), min_value=5, max_value=240, initial=20)

    def __init__(self, *args, event: Event, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not self.event.starts_on <= day <= self.event.ends_on:
            raise forms.ValidationError(_("Choose a day of the event."))
        return day

    def clean(self):
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        zone: ZoneInfo = self.event.zone
        for name in ("first", "last"):
            try:
                cleaned[name] = local_moment(cleaned["day"], cleaned[name], zone)
            except (ValueError, OverflowError):
                self.add_error(name, _("The clocks at the venue leave this time out on that day."))
                return cleaned
        if cleaned["last"] <= cleaned["first"]:
            self.add_error("last", _("The end has to be after the beginning."))
        return cleaned


class BookingForm(forms.Form):
    slot = forms.ModelChoiceField(
        label=_("When"), queryset=MeetingSlot.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    topic = TitleField(
        label=_("What you would like to talk about"),
        max_length=300,
        help_text=_("The host reads it together with your name and organisation."),
    )

    def __init__(self, *args, free, zone: ZoneInfo, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["slot"]
        field.queryset = free  # type: ignore[attr-defined]
        field.label_from_instance = lambda slot: hours(slot, zone)  # type: ignore[attr-defined]


def hours(slot: MeetingSlot, zone: ZoneInfo) -> str:
    """Day and time of a meeting at the venue."""
    starts, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
    return f"{date_format(starts, 'D')}, {date_format(starts, 'DATE_FORMAT')}, {starts:%H:%M}–{ends:%H:%M}"
