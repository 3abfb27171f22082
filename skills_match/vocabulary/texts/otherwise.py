"""What was typed, in other words: Kiswahili in English, what is written short in full."""

import re

from ...words import fold
from ..kiswahili.phrases import in_english
from .abbreviations import abbreviations

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
#: So many ways to say it are tried.
_WAYS = 3


def in_full(text: str) -> str:
    """A text that is a short form, written in full; empty when it is none."""
    return next(iter(abbreviations().get(text.strip().replace("&", "").casefold(), ())), "")


def _is_short(word: str) -> bool:
    """Capitals, or no vowel at all: mgmt."""
    return word.isupper() or not set(word.casefold()) & set("aeiouy")


def otherwise(text: str) -> list[str]:
    """The text with short forms and Kiswahili said in English, in up to three ways, without the text itself."""
    words = [
        part
        for word in _WORD.findall(text)
        for part in (fold(in_full(word)) if _is_short(word) else fold(word)).split()
    ]
    phrases = list(in_english(words))
    ways = []
    for way in range(_WAYS):
        said: list[str] = list(words)
        for places, english in phrases:
            for place in places:
                said[place] = ""
            said[places[0]] = fold(english[min(way, len(english) - 1)])
        ways.append(" ".join(filter(None, said)))
    return [way for way in dict.fromkeys(ways) if way != fold(text)]
