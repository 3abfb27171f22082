"""A service record is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ServiceRecordForm(forms.Form):
    is_named = forms.BooleanField(
        label=_("Whoever checks my service record may read my name"),
        help_text=_("The name stands on the paper in any case. Ask again to change this."),
        required=False,
    )
