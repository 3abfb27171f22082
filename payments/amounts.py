"""Sums in the smallest unit of a currency."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.money import to_minor, written_digits


def in_minor(amount: Decimal, currency: str) -> int:
    """In the smallest unit. Raises ValidationError when it has more decimals than are written."""
    try:
        return to_minor(amount, currency)
    except ValueError:
        values = {"currency": currency, "digits": written_digits(currency)}
        raise forms.ValidationError(_("%(currency)s is written with %(digits)s decimals.") % values) from None
