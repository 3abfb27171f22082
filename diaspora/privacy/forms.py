"""Saying goodbye on purpose."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeleteAccountForm(forms.Form):
    understood = forms.BooleanField(
        label=_("I understand that my account is deleted for good"),
        error_messages={"required": _("Tick the box to show that you understand.")},
    )
