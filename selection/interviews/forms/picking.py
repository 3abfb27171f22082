"""An applicant chooses an hour."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.calendars.zones import city_of, zone_choices

from ...models import InterviewSlot


class ZoneForm(forms.Form):
    zone = forms.ChoiceField(label=_("Show the times of"), choices=zone_choices(), required=False)


class PickForm(forms.Form):
    slot = forms.ModelChoiceField(
        label=_("When can you come?"),
        queryset=InterviewSlot.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a time."),
            "invalid_choice": _("Somebody else has just taken this time. Please choose another one."),
        },
    )
    zone = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args, slots: Iterable[InterviewSlot], zone: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["slot"]
        field.queryset = slots  # type: ignore[attr-defined]
        field.label_from_instance = lambda slot: in_both_zones(slot, zone)  # type: ignore[attr-defined]
        self.initial = {"zone": zone}


def in_both_zones(slot: InterviewSlot, zone: str) -> str:
    """The hour where the applicant is, and where the others sit, each with its day."""
    said = _at(slot, zone)
    return said if zone == slot.zone else f"{said} – {_at(slot, slot.zone)}"


def _at(slot: InterviewSlot, zone: str) -> str:
    moment = slot.starts_at.astimezone(ZoneInfo(zone))
    written = f"{date_format(moment, 'l j F Y')}, {date_format(moment, 'H:i')}"
    return gettext("%(time)s in %(city)s") % {"time": written, "city": city_of(zone)}
