"""The signed paper, as a scan or a photo."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diaspora.files.photos import ACCEPTED, HINT

from ..errors import TextIsAnother


class SignedPaperForm(forms.Form):
    """`shown` is the fingerprint of the text that stood on the page: the paper is a signature under that one."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    paper = forms.FileField(
        label=_("Signed paper"),
        help_text=HINT,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )

    def begin_with(self, fingerprint: str) -> None:
        """The text that the page shows now; said where it is another one than the page before showed."""
        self.initial["shown"] = fingerprint
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            if data.get("shown") != fingerprint and str(TextIsAnother.text) not in self.non_field_errors():
                self.add_error(None, str(TextIsAnother.text))
            data["shown"] = fingerprint
            self.data = data

    @property
    def signed(self) -> dict[str, Any]:
        """What the verbs take."""
        return {"upload": self.cleaned_data["paper"], "shown": self.cleaned_data["shown"]}
