"""For which programme and which days a report is."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.typed.days import Near
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ...logframe.scope import Period, Scope
from ...models import Grant, Placement

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProgrammePeriodForm(forms.Form):
    """What stands in the address; without it this year until today, in one of `programmes`."""

    programme = forms.ModelChoiceField(label=gettext_lazy("Programme"), queryset=Programme.objects.none())
    first_on = forms.DateField(label=gettext_lazy("First day"), widget=DAY, validators=[Near(back=20, ahead=1)])
    last_on = forms.DateField(label=gettext_lazy("Last day"), widget=DAY, validators=[Near(back=20, ahead=1)])

    def __init__(self, data=None, *, programmes: QuerySet[Programme] | None = None, initial: Any = None) -> None:
        today = today_in_closing_zone()
        usual = {"first_on": datetime.date(today.year, 1, 1), "last_on": today}
        super().__init__(data or None, initial={**usual, **(initial or {})})
        known = Programme.objects.all() if programmes is None else programmes
        self.fields["programme"].queryset = known  # type: ignore[attr-defined]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day cannot be before the first day."))
        return cleaned

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first_on"], self.cleaned_data["last_on"])

    def scope(self, placements: QuerySet[Placement]) -> Scope:
        chosen = self.cleaned_data
        return Scope(chosen["programme"], self.period, chosen.get("grant"), placements=placements)


class ReportPeriodForm(ProgrammePeriodForm):
    """A report may be the extract of one grant."""

    grant = forms.ModelChoiceField(
        label=gettext_lazy("Only what this grant carries"),
        queryset=Grant.objects.select_related("programme"),
        required=False,
        empty_label=gettext_lazy("The whole programme"),
        help_text=gettext_lazy("The extract for its donor: assignments of which it pays an approved part."),
    )

    def clean(self):
        cleaned = super().clean()
        grant, programme = cleaned.get("grant"), cleaned.get("programme")
        if grant and programme and grant.programme_id != programme.pk:
            self.add_error("grant", _("This grant belongs to another programme."))
        return cleaned
