"""A message about an application."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from ..kind import HOST, OFFICE, PERSON

#: Whom each side may leave out; the first choice is the narrowest.
_READERS = {
    PERSON: [(HOST, _("The programme office only")), ("", _("The programme office and the institution"))],
    HOST: [(PERSON, _("The programme office only")), ("", _("The programme office and the applicant"))],
    OFFICE: [
        (HOST, _("The applicant only")),
        (PERSON, _("The institution only")),
        ("", _("The applicant and the institution")),
    ],
}
#: Stands for nobody left out: an empty value would be no answer.
_ALL = "all"


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": _("Write your message.")},
    )
    kept_from = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may read it.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, side: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value or _ALL, label) for value, label in _READERS[side]]
        self.fields["kept_from"].choices = choices  # type: ignore[attr-defined]
        self.initial = {"key": uuid.uuid4(), "kept_from": choices[0][0]}

    def clean_kept_from(self) -> str:
        chosen = self.cleaned_data["kept_from"]
        return "" if chosen == _ALL else chosen
