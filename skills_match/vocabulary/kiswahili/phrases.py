"""Phrases of Kiswahili in a text, and what they are called in English."""

from collections.abc import Iterator, Sequence
from functools import cache

from ...words import fold
from .morphology import swahili_stem
from .words import meanings, small_words

#: Stems of a phrase, and what it is called in English.
_Phrase = tuple[tuple[str, ...], tuple[str, ...]]


def in_english(words: Sequence[str]) -> Iterator[tuple[list[int], tuple[str, ...]]]:
    """(numbers of the words, names in English) of each phrase in these folded words. Longer phrases first: a `daktari
    wa meno` is a dentist, and no doctor besides."""
    stems = [(number, swahili_stem(word)) for number, word in enumerate(words) if not _is_small(word)]
    at = 0
    while at < len(stems):
        for phrase, english in _phrases().get(stems[at][1], ()):
            said = stems[at : at + len(phrase)]
            if tuple(stem for _number, stem in said) == phrase:
                yield [number for number, _stem in said], english
                at += len(phrase) - 1
                break
        at += 1


def _is_small(word: str) -> bool:
    return len(word) < 2 or word in small_words()


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """First stem → the phrases that begin with it, the longest first."""
    found: dict[str, list[_Phrase]] = {}
    for phrase, english in meanings().items():
        stems = tuple(swahili_stem(word) for word in fold(phrase).split() if not _is_small(word))
        if stems:
            found.setdefault(stems[0], []).append((stems, english))
    for phrases in found.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return found
