"""The head who is asked by link, and the signed paper of a side."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.files.photos import ACCEPTED, HINT
from diaspora.name_fields import NameField, TitleField

from ...enums import SigningSide


class PaperForm(forms.Form):
    name = NameField(label=_("Who signed"), max_length=150)
    position = TitleField(label=_("Position"), max_length=150, required=False)
    paper = forms.FileField(
        label=_("Signed paper"),
        help_text=HINT,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )

    def __init__(self, *args, side: SigningSide, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = side != SigningSide.EXPERT
