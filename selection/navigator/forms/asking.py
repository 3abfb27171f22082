"""Three questions, and nothing that could tell who asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter

from ...enums import Profession, WhereNeeded


class NeedsForm(Filter):
    where = forms.ChoiceField(
        label=_("Where would you work?"),
        choices=[(place, place.label) for place in (WhereNeeded.MAINLAND, WhereNeeded.ZANZIBAR)],
    )
    passport = forms.ChoiceField(
        label=_("Do you have a Tanzanian passport?"), choices=[("yes", _("Yes")), ("no", _("No"))]
    )
    profession = forms.ChoiceField(
        label=_("Which profession?"), choices=[("", _("Another one, or none of these")), *Profession.choices]
    )
