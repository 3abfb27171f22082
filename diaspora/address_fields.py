"""E-mail addresses in one spelling, so that one mailbox is one account."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _


def clean_address(value: str) -> str:
    """Compatible letters made plain, in lower case. Raises ValidationError for letters that only look like others.

    Django's pattern ignores case, and so lets the long s (ſ), the dotless i (ı) and the Kelvin sign (K) pass for
    s, i and k; databases compare them in ways of their own.
    """
    address = unicodedata.normalize("NFKC", value).strip().lower()
    if not address.partition("@")[0].isascii():
        raise ValidationError(_("Before the @, write the address with plain letters and digits only."))
    validate_email(address)
    return address


class AddressField(forms.EmailField):
    """An e-mail address of a person."""

    def clean(self, value):
        value = super().clean(value)
        return clean_address(value) if value else value
