"""Names and titles, as they are written everywhere in the world, but never as a trick.

The fields of models stand here too: every form that is made from a model then asks in the same way.
"""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.letters.unlinked import unlinked

#: Quotes and accents that stand where an apostrophe is meant. The letters ʻ and ʼ are letters, and stay.
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u2032\u00b4`\uff07]")
#: Joiners belong to the spelling of Persian and of Indian languages, and to signs made of several; elsewhere nobody
#: sees them.
_JOINERS = "\u200c\u200d"
_LAST_WITHOUT_JOINERS = "\u0590"
#: Letters that look like nothing.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
#: No language sets more marks on one letter; a heap of them covers the lines above and below.
_MARKS_AT_MOST = 4
#: Signs of markup, addresses and code. A name with a link in it would travel in our e-mails.
_NOT_IN_NAMES = re.compile(r"[<>{}\[\]\\@|=^~$%*_#]|//|https?:|www\.", re.IGNORECASE)


#: It looks like a full stop; no mail program makes a link of it.
_MIDDLE_DOT = "\u00b7"


def leads_away(name: str) -> bool:
    """Whether a name holds what looks like the address of a site: `evil.tz`, `t.me/x`. Letters break such a name by the
    same rule."""
    plain = name.replace(_MIDDLE_DOT, ".")
    return unlinked(plain) != plain


def clean_line(value: str) -> str:
    """One line: composed letters, single spaces, one kind of apostrophe, nothing that is not seen."""
    text = _APOSTROPHES.sub("'", unicodedata.normalize("NFC", value))
    kept: list[str] = []
    marks = 0
    for index, sign in enumerate(text):
        category = unicodedata.category(sign)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > _MARKS_AT_MOST:
            continue
        if sign == "\x00":
            kept.append(sign)  # No text of anybody: the field refuses it.
        elif category == "Cc" or sign.isspace():
            kept.append(" ")
        elif category[0] != "C" or (sign in _JOINERS and _joins(text, index)):
            kept.append(sign)
    return " ".join("".join(kept).split())


def clean_name(value: str) -> str:
    """As `clean_line`. Raises ValidationError for signs of markup, and for a name in which no letter is seen."""
    name = clean_line(value)
    if _NOT_IN_NAMES.search(name):
        raise ValidationError(_("Write the name with letters only, without links and signs like < > @."))
    if name and not _shows(name, "L"):
        raise ValidationError(_("Write at least one letter."))
    return name


def clean_title(value: str) -> str:
    """As `clean_line`. Raises ValidationError for a text in which no letter and no digit is seen."""
    title = clean_line(value)
    if title and not _shows(title, "LN"):
        raise ValidationError(_("Write at least one letter or digit."))
    return title


def _shows(text: str, categories: str) -> bool:
    return any(unicodedata.category(sign)[0] in categories and sign not in _BLANK_LETTERS for sign in text)


def _joins(text: str, index: int) -> bool:
    around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    return len(around) == 2 and all(
        sign > _LAST_WITHOUT_JOINERS and unicodedata.category(sign)[0] in "LMS" for sign in around
    )


class NameField(forms.CharField):
    """A name of a person or an institution. Cleaned before it is measured."""

    def to_python(self, value):
        return clean_name(super().to_python(value) or "") or self.empty_value


class TitleField(forms.CharField):
    """A line of text: a position, a town, the title of a document. Cleaned before it is measured."""

    def to_python(self, value):
        return clean_title(super().to_python(value) or "") or self.empty_value


class _PlainInMigrations(models.CharField):
    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class Name(_PlainInMigrations):
    """A column for the name of a person or an institution."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": NameField, **kwargs})


class Title(_PlainInMigrations):
    """A column for a line of text."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": TitleField, **kwargs})
