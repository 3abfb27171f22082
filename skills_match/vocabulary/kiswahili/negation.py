"""Verbs of Kiswahili that say what is not so, by their prefix: hatafanya, sijafanya, hakufanya, sifanyi, kutofanya."""

import re
from collections.abc import Iterator

from .words import verbs

_PERSON = "(?:si|hatu|ham|hawa|hai|hazi|haya|haki|havi|hali|hau|ha)"
#: Future, past and perfect show in their prefixes alone; what begins so and is no verb is named.
_WITH_TENSE = re.compile(
    rf"{_PERSON}(?:ta|ja(?!mbo\b)|ku(?!kuu\b|zote\b))[a-z]{{3,}}|haku(?:wa|wahi|wapo)|siku(?:wa)|(?:si|ha|hatu|hawa)jui?\b"
)
#: The present has no sign but its end; the others are of every person: nobody should do it, not to do it.
_PRESENT = re.compile(rf"{_PERSON}([a-z]{{3,}})i")
_SUBJUNCTIVE = re.compile(r"(?:ni|u|a|tu|m|wa|i|zi)si([a-z]{3,})e")
_NOT_TO = re.compile(r"kuto(?:ku)?([a-z]{3,}a)")
#: `kutolea` is to bring out for somebody, and not to raise no child.
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")


def negations(text: str, start: int, end: int) -> Iterator[int]:
    """Where verbs begin, between `start` and `end`, that say what is not so."""
    return (found.start() for found in _WORD.finditer(text, start, end) if is_negative(found[0].casefold()))


def is_negative(word: str) -> bool:
    if _WITH_TENSE.fullmatch(word):
        return True
    if found := _PRESENT.fullmatch(word) or _SUBJUNCTIVE.fullmatch(word):
        return _is_verb(f"{found[1]}a")
    return bool((found := _NOT_TO.fullmatch(word)) and len(found[1]) > _SHORTEST and _is_verb(found[1]))


def _is_verb(word: str) -> bool:
    return word in verbs()
