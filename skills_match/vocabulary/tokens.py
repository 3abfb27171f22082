"""Words of a text with the places where they stand, as labels and pasted texts are compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..words import fold
from .stems import STOPS, stem

#: Letters and digits, and what tells C++ and C# from C.
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
#: What ties two words: mother-to-child, M&E, and a word that the end of a line divides.
_TIE = re.compile(r"([-\u2010\u2011\u00ad&])(?:[ \t]*\r?\n\s*)?")
#: Two capitals and no two small letters in a row: GIS, ToT, SMEs, DHIS2, and a capital alone.
_SHORT = re.compile(r"(?!.*[a-z]{2})(?=.*[A-Z].*[A-Z]|[A-Z]$).*")
_QUALIFIER = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class TextWord:
    """One word of a text: folded, the slice of the text that it came from, whether it is written short, the sign that
    ties it to the word before it, whether the end of a line stands between the two, and whether it belongs to the name
    of an institution."""

    folded: str
    start: int
    end: int
    is_short: bool = False
    tie: str = ""
    is_divided: bool = False
    is_in_name: bool = False


def words_in(text: str) -> list[TextWord]:
    """All words in their order; what folds to nothing (another script, an emoji) is no word."""
    words = []
    before = 0
    for found in _WORD.finditer(text):
        if folded := _folded(found[0]):
            is_apart = text[before : found.start()].isspace()
            tied = None if is_apart else _TIE.fullmatch(text, before, found.start())
            is_short = _is_short(found[0])
            if is_short and found[0].endswith("s"):
                folded = folded[:-1]  # SMEs are several of SME.
            tie = tied[1] if tied else ""
            is_divided = tie not in ("", "&") and "\n" in text[before : found.start()]
            words.append(TextWord(folded, found.start(), found.end(), is_short, tie, is_divided))
        before = found.end()
    return words


def stems_of(text: str, language: str) -> list[str]:
    """Stems of the words of a label that carry meaning."""
    return [token for word in _WORD.findall(text) if (token := token_of(_folded(word), language))]


@lru_cache(maxsize=100_000)
def token_of(folded: str, language: str) -> str:
    """The stem of a folded word in a language; empty for stop words and single letters."""
    if len(folded) < 2 or folded in STOPS.get(language, ()):
        return ""
    return stem(folded, language) if folded.isalpha() else folded


def without_qualifier(label: str) -> str:
    """ "Java (computer programming)" is called Java by everybody. A label that is nothing else keeps it."""
    return _QUALIFIER.sub("", label).strip() or label


def ngrams(word: str, shortest: int = 3, longest: int = 4) -> Iterator[str]:
    """Runs of letters of a word, its ends marked by a space."""
    padded = f" {word} "
    for length in range(shortest, longest + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


@lru_cache(maxsize=50_000)
def _is_short(word: str) -> bool:
    return bool(_SHORT.fullmatch(word))


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    suffix = word[len(word.rstrip("+#")) :]
    return fold(word).replace(" ", "") + suffix if fold(word) else ""
