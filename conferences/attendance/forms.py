"""What somebody types who was shown a certificate of attendance."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.documents.codes import LENGTH
from diaspora.name_fields import NameField


class CertificateCheckForm(forms.Form):
    """Both stand on the paper."""

    name = NameField(
        label=_("Name on the certificate"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Exactly as it is printed. We name nobody here; we only say whether name and code belong together."
        ),
    )
    code = forms.CharField(
        label=_("Check code"),
        max_length=LENGTH + 4,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
