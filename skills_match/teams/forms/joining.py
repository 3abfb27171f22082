"""The code of a team."""

from django import forms
from django.utils.translation import gettext_lazy as _


class JoinForm(forms.Form):
    code = forms.CharField(
        label=_("Team code"),
        max_length=20,
        help_text=_("Eight letters and digits, such as ABCD-2345. Whoever began the team gives it to you."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
