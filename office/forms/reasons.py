"""Why something is decided, and what is asked before."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """A decision that somebody reads."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give a reason.")},
    )

    def __init__(self, *args, reader: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = reader


class AskBackForm(forms.Form):
    """A question to an institution that waits."""

    question = forms.CharField(
        label=_("Question to the institution"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Its managers read it by e-mail and on their page, and answer there. The request waits meanwhile."),
        error_messages={"required": _("Write the question first.")},
    )
