"""One text in every language of the portal, by its code: `{"en": …, "sw": …}`, as notices and snapshots keep it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override


def reading_language() -> str:
    """The code of the language that is read now, as keys and columns name it; that of the portal where none is."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def in_every_language(say: Callable[[], object]) -> dict[str, str]:
    """What `say` gives while each of the languages is spoken."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            texts[code] = str(say())
    return texts


def written_in_every_language(record: Any, field: str) -> dict[str, str]:
    """The translated `field` of `record`; empty where it is not translated."""
    return {code: getattr(record, f"{field}_{code}") or "" for code, _name in settings.LANGUAGES}
