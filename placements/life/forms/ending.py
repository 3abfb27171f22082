"""How a placement ends, and other days for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...enums import EndingReason, PlacementState
from ...models import Placement

_DATE = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}


class BreakOffForm(forms.Form):
    to = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[
            (PlacementState.ENDED_EARLY, _("It ended before its last day")),
            (PlacementState.HAS_NOT_WORKED, _("It has not worked")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how it ended.")},
    )
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[("", _("Choose")), *[choice for choice in EndingReason.choices if choice[0] != EndingReason.ACCOUNT]],
        error_messages={"required": _("Choose why it ended.")},
    )
    text = forms.CharField(
        label=_("In your own words"),
        help_text=_("Expert, institution and programme office read this."),
        required=False,
        max_length=Placement._meta.get_field("ending_text").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    ended_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(**_DATE))


class LastDayForm(forms.Form):
    ended_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(**_DATE))


class DaysForm(Versioned, forms.ModelForm):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "What was agreed, and with whom. It stays in the history, and in the new version of the agreement that all "
            "sides sign."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    class Meta:
        model = Placement
        fields = ["starts_on", "ends_on"]
        widgets = {name: forms.DateInput(**_DATE) for name in ("starts_on", "ends_on")}
