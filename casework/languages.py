"""The languages that the portal speaks, and one text in each of them by its code: `{"en": …, "sw": …}`.

In a language that is not full (`settings.LANGUAGES` beyond `FULL_LANGUAGES`) there are only single pages."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header


def language_of_page() -> str:
    """The code of the language in which this page is shown, whether the portal speaks it everywhere or not."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def reading_language() -> str:
    """The code of the full language that is read now, as keys and columns name it; that of the portal where none is."""
    code = language_of_page()
    return code if is_full(code) else settings.LANGUAGE_CODE


def is_full(code: str) -> bool:
    """Whether the portal speaks this language everywhere."""
    return code in dict(settings.FULL_LANGUAGES)


def speaks_a_full_language() -> bool:
    """Whether the portal speaks the language of this page everywhere."""
    return is_full(language_of_page())


def language_of_browser(request: HttpRequest) -> str:
    """The full language that the reader's browser asks for first; that of the portal where it asks for none of them."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    for code in (request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""), *(code for code, _weight in asked)):
        try:
            found = get_supported_language_variant(code)
        except LookupError:
            continue
        if is_full(found):
            return found
    return settings.LANGUAGE_CODE


def language_name(code: str) -> str:
    """What the language is called in the one that is read: `Kiingereza` is English."""
    return _(dict(settings.LANGUAGES)[code])


def in_every_language(say: Callable[[], object]) -> dict[str, str]:
    """What `say` gives while each of the languages is spoken."""
    texts = {}
    for code, _name in settings.FULL_LANGUAGES:
        with override(code):
            texts[code] = str(say())
    return texts


def language_name_everywhere(code: str) -> dict[str, str]:
    """What the language is called, in every language."""
    return in_every_language(lambda: language_name(code))


def text_in(language: str, texts: Mapping[str, str]) -> str:
    """Of one text by its language: in `language`, else in the first in which it is written."""
    return texts.get(language) or next(filter(None, texts.values()), "")


def written_in_every_language(record: Any, field: str) -> dict[str, str]:
    """The translated `field` of `record`; empty where it is not translated."""
    return {code: getattr(record, f"{field}_{code}") or "" for code, _name in settings.FULL_LANGUAGES}
