"""The letter of support as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterForm(forms.Form):
    letter = forms.FileField(
        label=_("Signed letter"),
        help_text=_("PDF or Word (DOCX), 5 MB at most, without a password."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )
