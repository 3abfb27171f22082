"""What the log of matching can be narrowed to. A strange value narrows nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Audience


class MatchRunFilter(forms.Form):
    marks_optional = False
    assignment = forms.CharField(label=_("Reference of the assignment"), max_length=20, required=False)
    audience = forms.ChoiceField(label=_("Shown to"), choices=[("", _("Everybody")), *Audience.choices], required=False)

    @property
    def values(self) -> dict[str, str]:
        """The fields that were filled in with sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, runs):
        values = self.values
        if "assignment" in values:
            runs = runs.filter(assignment__reference__icontains=values["assignment"].strip())
        if "audience" in values:
            runs = runs.filter(audience=values["audience"])
        return runs
