"""What the log of matching can be narrowed to. A strange value narrows nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter

from ..enums import Audience
from .comparison import AT_MOST
from .runs import LENGTH


class MatchRunFilter(Filter):
    assignment = forms.CharField(label=_("Reference of the assignment"), max_length=20)
    audience = forms.ChoiceField(label=_("Shown to"), choices=[("", _("Everybody")), *Audience.choices])

    def narrow(self, runs):
        values = self.values
        if "assignment" in values:
            runs = runs.filter(assignment__reference__icontains=values["assignment"].strip())
        if "audience" in values:
            runs = runs.filter(audience=values["audience"])
        return runs


class ComparisonForm(forms.Form):
    """Which people of which list are to be compared, or explained one alone."""

    list = forms.IntegerField(min_value=1, max_value=2**53)
    person = forms.TypedMultipleChoiceField(choices=[(number, number) for number in range(1, LENGTH + 1)], coerce=int)

    def clean_person(self) -> set[int]:
        numbers = set(self.cleaned_data["person"])
        if len(numbers) > AT_MOST:
            raise forms.ValidationError(_("Choose up to four people."))
        return numbers
