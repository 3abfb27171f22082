"""In which language a reader gets a text that somebody wrote in English, in Kiswahili or in both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..languages import reading_language, text_in, written_in_every_language


@dataclass(frozen=True)
class Spoken:
    """A text in the reader's language, or, said openly, in another one."""

    text: str
    language: str
    language_name: str
    is_other: bool


def spoken(record: Any, field: str) -> Spoken | None:
    """The translated `field` of `record` as the reader gets it; None when it is written in no language."""
    reading = reading_language()
    texts = _written(record, field)
    for code, name in sorted(settings.FULL_LANGUAGES, key=lambda language: language[0] != reading):
        if text := texts.get(code):
            return Spoken(text, code, _(name), code != reading)
    return None


def text_of(record: Any, field: str) -> str:
    """The same as text alone; empty when it is written in no language."""
    return text_in(reading_language(), _written(record, field))


def other_language(record: Any, field: str) -> str:
    """The code of the language that a text is in, where it is not the reader's; else empty."""
    said = spoken(record, field)
    return said.language if said and said.is_other else ""


def with_language(record: Any, field: str) -> str:
    """The same as HTML: a text in another language says which, so that it is read aloud in it.

    A record without the text is called what it is called anywhere else.
    """
    said = spoken(record, field)
    if said is None:
        return str(record)
    return format_html('<span lang="{}">{}</span>', said.language, said.text) if said.is_other else said.text


def lang_of(record: Any, field: str) -> SafeString:
    """The attribute of an element that holds nothing but this text; empty where it is in the reader's language."""
    code = other_language(record, field)
    return format_html(' lang="{}"', code) if code else SafeString()


def in_a_sentence(sentence: str, **values: str) -> SafeString:
    """A translated sentence around texts that may say their language."""
    return SafeString(escape(sentence) % {name: conditional_escape(value) for name, value in values.items()})


def _written(record: Any, field: str) -> Mapping[str, str]:
    """Texts that are no columns of the record itself it gives by `texts_of`: its name of today, a frozen version."""
    give = getattr(record, "texts_of", None)
    return give(field) if give else written_in_every_language(record, field)
