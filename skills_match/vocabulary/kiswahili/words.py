"""The lists of this folder, read once: verbs, words with stems of their own, small words, meanings in English."""

from functools import cache
from pathlib import Path

from ...words import lines_of

FOLDER = Path(__file__).resolve().parent


@cache
def verbs() -> frozenset[str]:
    """Verbs without ku-."""
    return frozenset(word for line in lines_of(FOLDER / "verbs.txt") for word in line.replace("'", "").split())


@cache
def stems_of_nouns() -> dict[str, str]:
    """Word → stem, for words that no rule would stem right."""
    stems: dict[str, str] = {}
    for line in lines_of(FOLDER / "nouns.txt"):
        stem, _colon, words = line.partition(":")
        stems |= dict.fromkeys([*words.split(), stem], stem)
    return stems


@cache
def small_words() -> frozenset[str]:
    return frozenset(word for line in lines_of(FOLDER / "small_words.txt") for word in line.split())


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """Word or phrase → what it is called in English, one or several ways."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines_of(FOLDER / "meanings.txt"):
        phrase, _equals, english = line.partition("=")
        found[phrase.strip()] = tuple(way.strip() for way in english.split("|"))
    return found
