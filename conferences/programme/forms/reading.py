"""How readers arrange a programme, and what organisers type to release one."""

from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.calendars.zones import zone_choices
from casework.filters import Filter


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
        choices: list = [("", _("Only that of the venue")), *zone_choices(asked)]
        self.fields["zone"].choices = choices

    @property
    def their_zone(self) -> ZoneInfo | None:
        return ZoneInfo(self.values["zone"]) if self.values.get("zone") else None


class ReleaseForm(forms.Form):
    """What is new in a version, in each language."""

    comment_en = forms.CharField(label=_("What is new, in English"), max_length=300, required=False)
    comment_sw = forms.CharField(label=_("What is new, in Kiswahili"), max_length=300, required=False)
