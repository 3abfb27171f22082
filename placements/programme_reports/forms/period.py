"""For which programme and which days a report is."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.typed.days import Near
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ..figures import Period

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReportPeriodForm(forms.Form):
    """What stands in the address; without it the general programme, and this year until today."""

    programme = forms.ModelChoiceField(label=gettext_lazy("Programme"), queryset=Programme.objects.none())
    first_on = forms.DateField(label=gettext_lazy("First day"), widget=DAY, validators=[Near(back=20, ahead=1)])
    last_on = forms.DateField(label=gettext_lazy("Last day"), widget=DAY, validators=[Near(back=20, ahead=1)])

    def __init__(self, data=None) -> None:
        today = today_in_closing_zone()
        initial = {"first_on": datetime.date(today.year, 1, 1), "last_on": today}
        super().__init__(data or None, initial=initial)
        self.fields["programme"].queryset = Programme.objects.all()  # type: ignore[attr-defined]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day cannot be before the first day."))
        return cleaned

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first_on"], self.cleaned_data["last_on"])
