"""What a text says, word by word: its words in every language, words joined and divided, short forms, and what words of
Kiswahili, standard, colloquial or mixed with English, are called in English."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from ..kiswahili.phrases import in_english
from ..tokens import TextWord, token_of
from .abbreviations import abbreviations
from .keys import SHORT, Key, is_short_form, is_small, joined, keys_of, tied_groups

#: What a word is worth that the text says in other words, next to one that it says itself.
MEANT, STANDS_FOR = 0.8, 0.9
#: So many words that stand side by side may be one name: on the job.
_MOST_JOINED = 4
#: What Kiswahili puts before an English verb: kudesign, ninamanage.
_MIXED = re.compile(r"(?:ku|nina|nime|nili|ana|ame|ali|tuna|tume|tuli|wana|wame|wali|na|ina|ime)([a-z]{4,})")

#: A key, the numbers of the first and the last word that say it, its worth.
Said = tuple[Key, int, int, float]


class Reader:
    """Reads texts for an index that knows some keys. `divided`: a word → the keys of the words it is joined from."""

    def __init__(self, *, knows: Callable[[Key], bool], languages: list[str], divided: dict[str, list[Key]]) -> None:
        self._knows, self._languages, self._divided = knows, languages, divided

    def read(self, words: list[TextWord], *, any_case: bool) -> Iterator[Said]:
        """`any_case`: what somebody typed into a field, where nobody writes capitals."""
        parts = _parts_of_one_word(words) | self._halves(words)
        for place, word in enumerate(words):
            if place not in parts:
                yield from self._word(word, place)
            yield from self._joined(words, place)
        yield from self._short_forms(words, any_case=any_case)
        yield from self._meant(words)

    def _word(self, word: TextWord, place: int) -> Iterator[Said]:
        is_known = False
        for language in self._languages:
            if (token := token_of(word.folded, language)) and self._knows((language, token)):
                is_known = True
                yield (language, token), place, place, 1
        if not is_known:
            for key in self._divided.get(word.folded, ()):
                yield key, place, place, 1
            if (mixed := _MIXED.fullmatch(word.folded)) and self._knows(key := ("en", token_of(mixed[1], "en"))):
                yield key, place, place, STANDS_FOR

    def _halves(self, words: list[TextWord]) -> set[int]:
        """Both parts of a word that the end of a line divides, where they are one that is known: `treat-ment` is no
        mentor. Others may be two words that a hyphen tied before: `water-borne`."""
        halves: set[int] = set()
        for place, word in enumerate(words):
            if word.is_divided and self._is_word(words[place - 1].folded + word.folded):
                halves |= {place - 1, place}
        return halves

    def _is_word(self, folded: str) -> bool:
        return any(self._knows((language, token_of(folded, language))) for language in self._languages)

    def _joined(self, words: list[TextWord], place: int) -> Iterator[Said]:
        folded = words[place].folded
        if not folded:
            return
        for number, word in enumerate(words[place + 1 : place + _MOST_JOINED], start=1):
            if not word.folded:
                break  # A statement ends here.
            folded += word.folded
            if self._knows(joined(folded)):
                yield joined(folded), place, place + number, 1
            if number == 1 and (word.tie or not _is_small_anywhere(words[place], word)):
                for language in self._languages:
                    if self._knows(key := (language, token_of(folded, language))):
                        yield key, place, place + 1, 1

    def _short_forms(self, words: list[TextWord], *, any_case: bool) -> Iterator[Said]:
        place = 0
        for group in tied_groups(words):
            folded = "".join(word.folded for word in group)
            is_tied = all(word.tie == "&" for word in group[1:])
            if is_short_form(group) or (is_tied and (any_case or not set(folded) & set("aeiou"))):
                last = place + len(group) - 1
                if self._knows((SHORT, folded)):
                    yield (SHORT, folded), place, last, 1
                for key in _stands_for().get(folded, ()):
                    yield key, place, last, STANDS_FOR
            place += len(group)

    def _meant(self, words: list[TextWord]) -> Iterator[Said]:
        for places, english in in_english([word.folded for word in words]):
            for key in dict.fromkeys(key for way in english for key in _keys_of_english(way)):
                if self._knows(key):
                    yield key, places[0], places[-1], MEANT


def _parts_of_one_word(words: list[TextWord]) -> set[int]:
    """Words that a small one is tied to: by-laws are no laws, as in a label (`keys_of`)."""
    parts: set[int] = set()
    place = 0
    for group in tied_groups(words):
        if len(group) > 1 and group[1].tie != "&" and is_small(group[0].folded, "en"):
            parts.update(range(place, place + len(group)))
        place += len(group)
    return parts


def _is_small_anywhere(*words: TextWord) -> bool:
    return any(is_small(word.folded, language) for word in words for language in ("en", "sw"))


@cache
def _stands_for() -> dict[str, list[Key]]:
    return {short: [key for way in ways for key in keys_of(way, "en")] for short, ways in abbreviations().items()}


@cache
def _keys_of_english(name: str) -> list[Key]:
    return keys_of(name, "en")
