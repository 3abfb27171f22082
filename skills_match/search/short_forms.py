"""What is written short in a search: `M&E` has no word that could be looked for, `IT` is a small one, and both are
names."""

import re
from dataclasses import dataclass

from ..vocabulary.stems import SMALL_WORDS
from ..vocabulary.texts.abbreviations import abbreviations
from ..words import fold

_WORD = re.compile(r"[^\W_]+(?:\s?&\s?[^\W_]+)*")
_TIES = re.compile(r"[\s&]+")


@dataclass(frozen=True)
class ShortForms:
    """The text without them, and for each as it was typed what it stands for, in English."""

    rest: str
    meant: tuple[tuple[str, tuple[str, ...]], ...]


def short_forms_in(text: str) -> ShortForms:
    """Words that no search could find as they stand: tied by an ampersand, or a small word in capitals or alone.
    Others, as WASH, are words that texts have; what they are called in full is among their other names."""
    meant: list[tuple[str, tuple[str, ...]]] = []
    kept, before = [], 0
    for found in _WORD.finditer(text):
        folded = fold(_TIES.sub("", found[0]))
        ways = abbreviations().get(folded, ())
        is_alone = found[0] == text.strip()
        if ways and ("&" in found[0] or (folded in SMALL_WORDS and (is_alone or found[0].isupper()))):
            meant.append((found[0], ways))
            kept.append(text[before : found.start()])
            before = found.end()
    return ShortForms(" ".join("".join([*kept, text[before:]]).split()), tuple(meant))


def ways_of(word: str) -> tuple[str, ...]:
    """What a whole word stands for, in English: `ppp`."""
    return abbreviations().get(word, ())
