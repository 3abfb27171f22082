"""In which language a reader gets a text that an institution wrote in English, in Kiswahili or in both."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _

from casework.languages import reading_language


@dataclass(frozen=True)
class Spoken:
    """A text in the reader's language, or, said openly, in another one."""

    text: str
    language: str
    language_name: str
    is_other: bool


def spoken(record, field: str) -> Spoken | None:
    """The translated `field` of `record` as the reader gets it; None when it is written in no language."""
    reading = reading_language()
    for code, name in sorted(settings.FULL_LANGUAGES, key=lambda language: language[0] != reading):
        if text := getattr(record, f"{field}_{code}"):
            return Spoken(text, code, _(name), code != reading)
    return None


def text_of(record, field: str) -> str:
    """The same as text alone; empty when it is written in no language."""
    said = spoken(record, field)
    return said.text if said else ""


def other_language(record, field: str) -> str:
    """The code of the language that a text is in, where it is not the reader's; else empty."""
    said = spoken(record, field)
    return said.language if said and said.is_other else ""


def with_language(record, field: str) -> str:
    """The same as HTML: a text in another language says which, so that it is read aloud in it.

    A record without the text is called what it is called anywhere else.
    """
    said = spoken(record, field)
    if said is None:
        return str(record)
    return format_html('<span lang="{}">{}</span>', said.language, said.text) if said.is_other else said.text
