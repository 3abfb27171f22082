"""What somebody asks after a refusal, and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

_AREA = forms.Textarea(attrs={"rows": 6, "dir": "auto"})


class AskForm(forms.Form):
    text = forms.CharField(
        label=_("What do you want to know or say?"),
        max_length=2000,
        widget=_AREA,
        error_messages={"required": _("Write what you want to know or say.")},
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Concrete and kind: what was strong, what was missing, what would help next time."),
        max_length=4000,
        widget=_AREA,
        error_messages={"required": _("Write an answer.")},
    )
