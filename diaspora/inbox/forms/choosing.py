"""How often somebody wants to read by e-mail what waits for them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...enums import DigestRhythm


class DigestForm(Versioned, forms.Form):
    rhythm = forms.ChoiceField(
        label=_("Shall we send you this list by e-mail?"),
        help_text=_("Only when something waits. Each letter has a link that stops them."),
        choices=[("", _("No")), *DigestRhythm.choices],
        widget=forms.RadioSelect,
        required=False,
    )
