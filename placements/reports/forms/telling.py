"""The short report, and why one is left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...enums import HowItGoes
from ...models import Report

_LONGEST = {name: Report._meta.get_field(name).max_length for name in ("text", "needs", "skip_reason")}


class ReportForm(forms.Form):
    how = forms.ChoiceField(
        label=_("How does it go?"),
        choices=HowItGoes.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how it goes.")},
    )
    text = forms.CharField(
        label=_("What was done, and what do you see of it?"),
        max_length=_LONGEST["text"],
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    needs = forms.CharField(
        label=_("What do you need from the programme office?"),
        help_text=_("Leave it empty if there is nothing. Otherwise the office hears of it at once."),
        required=False,
        max_length=_LONGEST["needs"],
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class SkipForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this report left out?"),
        max_length=_LONGEST["skip_reason"],
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
