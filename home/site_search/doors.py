"""Doors for which somebody looks: what was typed has a word of the door, and no word of anything else."""

from functools import lru_cache

from diaspora.doors import Door, doors
from skills_match.search.plan import LANGUAGES
from skills_match.search.wishes import of_every_search
from skills_match.vocabulary.spelling import WordIndex
from skills_match.vocabulary.stems import SMALL_WORDS, stem
from skills_match.words import fold

from .corpus import site_words
from .tokens import Token

#: What people say in a question around the door that they look for.
_OF_QUESTIONS = frozenset(
    ["can", "do", "how", "page", "site", "website", "where", "ipi", "je", "jinsi", "namna", "nawezaje", "tovuti"]
)
#: From so many letters on, the beginning of a word is enough.
_BEGUN = 5


def doors_for(text: str) -> tuple[Door, ...]:
    typed = [_mended(word) for word in _telling(fold(text).split())]
    return tuple(door for door in doors() if _leads_to(door, typed) and door.address())


def _telling(words: list[str]) -> list[str]:
    """Without the words of every search; where nothing else was typed, these are what is looked for."""
    asked = [word for word in words if len(word) > 1 and word not in SMALL_WORDS | _OF_QUESTIONS]
    return [word for word in asked if word not in of_every_search()] or asked


def _leads_to(door: Door, typed: list[str]) -> bool:
    everything = f"{door.words} {door.along}"
    return any(_has(door.words, word) for word in typed) and all(_has(everything, word) for word in typed)


def _has(words: str, word: str) -> bool:
    is_begun = len(word) >= _BEGUN and any(one.startswith(word) for one in words.split())
    return is_begun or not _stems(word).isdisjoint(_stems(words))


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[Token]:
    return frozenset((language, stem(word, language)) for word in text.split() for language in LANGUAGES)


def _mended(word: str) -> str:
    """A word that no page has may be a slip for one of a door."""
    known = WordIndex(one for door in doors() for one in f"{door.words} {door.along}".split())
    return word if word in site_words.get().words else known.mend(word)
