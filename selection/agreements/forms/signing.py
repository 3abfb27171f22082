"""Signing an agreement by a confirmed click."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    is_read = forms.BooleanField(
        label=_("I have read the agreement in a language that I understand, and I sign it."),
        error_messages={"required": _("Tick that you have read the agreement.")},
    )
