"""The letter of support as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.files.photos import ACCEPTED, HINT


class LetterForm(forms.Form):
    letter = forms.FileField(
        label=_("Signed letter"),
        help_text=HINT,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )
