"""Telephone numbers are asked for as they are dialled from abroad."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def begins_with_country_code(phone: str) -> str:
    """The number as it was typed. Raises ValidationError without a country code; an empty one needs none."""
    if phone and not re.match(r"\s*(\+|00)\s*[1-9]", phone):
        raise ValidationError(_("Begin with the country code, for example +44."))
    return phone
