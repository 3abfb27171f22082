"""What the log of matching can be narrowed to. A strange value narrows nothing."""

from collections.abc import Sequence

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from diaspora.models import User

from ..enums import Audience
from ..models import Assignment, MatchRun
from .people import PersonMatch, people_of
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
        return set(self.cleaned_data["person"])

    def chosen_of(
        self, assignment: Assignment, audience: Audience, *, reader: User
    ) -> tuple[Sequence[PersonMatch], set[int]]:
        """The list and the numbers in it that the address names, so that it shows the same people whenever it is
        opened; nobody where it names none. Raises Http404 for a list of another assignment."""
        if not self.is_valid():
            return [], set()
        run = get_object_or_404(MatchRun, assignment=assignment, audience=audience, pk=self.cleaned_data["list"])
        run.assignment = assignment
        return people_of(run=run, reader=reader), self.cleaned_data["person"]
