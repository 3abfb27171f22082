"""One leg of a journey."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import TravelLeg


class LegForm(Versioned, forms.ModelForm):
    needed_sometimes = ("booked_by",)

    class Meta:
        model = TravelLeg
        fields = (
            "travels_on",
            "from_place",
            "to_place",
            "arrives_at",
            "means",
            "carrier",
            "booked_by",
            "reference",
        )
        help_texts = {
            "from_place": _("The town, and what matters for finding each other: airport, bus stand, harbour."),
            "arrives_at": _("By the clock of the place where this leg ends, such as 14:30."),
            "carrier": _("Such as: Precision Air PW 433."),
            "booked_by": _("Leave it empty as long as nothing is booked."),
            "reference": _("Only expert and programme office read it: with it a booking can be changed."),
        }
        widgets = {
            "travels_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "arrives_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def clean(self) -> dict:
        data = super().clean()
        if data.get("reference") and not data.get("booked_by"):
            self.add_error("booked_by", _("Say who booked it."))
        return data
