"""How readers arrange a programme, and what organisers type to release one."""

from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter

#: Where most readers are; any other zone may stand in the address.
NEAR = (
    "Africa/Dar_es_Salaam",
    "Africa/Johannesburg",
    "America/Los_Angeles",
    "America/New_York",
    "America/Toronto",
    "Asia/Dubai",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Stockholm",
)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


class ArrangementForm(Filter):
    """How the programme is arranged, and in whose time."""

    by = forms.ChoiceField(
        label=_("Arrange by"),
        choices=[("day", _("Day")), ("room", _("Room")), ("track", _("Track")), ("speaker", _("Speaker"))],
    )
    language = forms.ChoiceField(label=_("Spoken language"), choices=[("", _("All")), *settings.FULL_LANGUAGES])
    zone = forms.ChoiceField(label=_("Show my time too"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        asked = self.data.get("zone", "")
        known = sorted({*NEAR, *([asked] if asked in available_timezones() else [])}, key=_city)
        choices: list = [("", _("Only that of the venue")), *((zone, _city(zone)) for zone in known)]
        self.fields["zone"].choices = choices

    @property
    def their_zone(self) -> ZoneInfo | None:
        return ZoneInfo(self.values["zone"]) if self.values.get("zone") else None


class ReleaseForm(forms.Form):
    """What is new in a version, in each language."""

    comment_en = forms.CharField(label=_("What is new, in English"), max_length=300, required=False)
    comment_sw = forms.CharField(label=_("What is new, in Kiswahili"), max_length=300, required=False)
