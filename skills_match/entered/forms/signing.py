"""The signed paper, as a scan or a photo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.files.photos import ACCEPTED, HINT


class SignedPaperForm(forms.Form):
    paper = forms.FileField(
        label=_("Signed paper"),
        help_text=HINT,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )
