"""Whom an officer looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from casework.filters import Filter
from diaspora.models import Region

from ..finding import WantedPeople


class PeopleFilter(Filter):
    q = forms.CharField(label=_("Name or e-mail"), max_length=100)
    skill = forms.CharField(label=_("Skill"), max_length=100)
    occupation = forms.CharField(label=_("Occupation"), max_length=100)
    country = forms.ChoiceField(label=_("Country where they live"))
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Region of Tanzania"), empty_label=_("All"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("All")), *countries]

    @property
    def wanted(self) -> WantedPeople:
        values = self.values
        return WantedPeople(text=values.pop("q", ""), **values)
