"""Names of people and institutions, as they are written everywhere in the world, but never as a trick."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Invisible marks that turn the direction of the text around them; right-to-left letters need none of them.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Signs of markup, addresses and code. A name with a link in it would travel in our e-mails.
_NOT_IN_NAMES = re.compile(r"[<>{}\[\]\\/@|=^~`$%*_#]|https?:|www\.", re.IGNORECASE)


def clean_name(value: str) -> str:
    """One line, composed letters, single spaces, no direction marks. Raises ValidationError for signs of markup."""
    name = _DIRECTION.sub("", unicodedata.normalize("NFC", value))
    name = " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in name).split())
    if _NOT_IN_NAMES.search(name):
        raise ValidationError(_("Write the name with letters only, without links and signs like < > @ /."))
    return name


class NameField(forms.CharField):
    """A name of a person or an institution."""

    def clean(self, value):
        return clean_name(super().clean(value))
