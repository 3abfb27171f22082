"""What the office types about a grant."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.programmes.forms.programme import ProgrammePartForm

from ...models import Grant

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class GrantForm(ProgrammePartForm):
    class Meta:
        model = Grant
        fields = ("code", "donor", "project", "first_on", "last_on")
        widgets = {"first_on": DAY, "last_on": DAY}
        help_texts = {
            "code": _("As the donor writes it."),
            "project": _("As your own accounts call it, if they do."),
        }
