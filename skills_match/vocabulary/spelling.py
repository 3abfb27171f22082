"""Words that were nearly typed right: prefixes and trigrams over a fixed set of folded words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .sounds import OPEN_SYLLABLES, may_begin_alike, sound

#: A word counts as meant when at least this share of its trigrams agrees. 0.45 forgives one wrong letter in five.
NEAR_ENOUGH = 0.45
#: Shorter words have too few trigrams to tell a slip from another word.
SHORTEST_MENDED = 5
#: In one that is a little shorter only a letter that should be doubled is seen, or one that should not: aply.
SHORTEST_DOUBLED = 4
#: What a word that merely begins with the typed letters is worth compared with an equal one.
PREFIX_WORTH = 0.9
#: Folded words have nothing but letters and digits of ASCII.
_AFTER_EVERY_LETTER = "\x7f"


class WordIndex:
    """Finds the words of a vocabulary that equal, begin with, or resemble a typed word. Never changed once built."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))

    def __contains__(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def places_beginning_with(self, prefix: str) -> range:
        """Where in `words` those that begin with `prefix` stand: one after the other, an equal one first."""
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + _AFTER_EVERY_LETTER))

    def beginning_with(self, prefix: str) -> Iterator[str]:
        return (self.words[place] for place in self.places_beginning_with(prefix))

    def resembling(self, word: str) -> dict[str, float]:
        """Words that were probably meant, each with its likeness in 0…1. Empty for very short words."""
        if len(word) < SHORTEST_MENDED:
            return {}
        asked = trigrams(word)
        opening = [trigram for trigram in asked if trigram[-1] != " "]
        shared = self._shared(asked)
        opened = self._shared(opening)
        sizes = self._index[2]
        dice = 2 * shared / (len(asked) + sizes)
        # Somebody still typing has written the beginning only: compare with that much of the longer word.
        begun = opened / len(opening)
        begun = np.where((sizes > len(asked)) & (begun > 0.6 / PREFIX_WORTH**2), begun * PREFIX_WORTH**2, 0)
        best = np.maximum(dice, begun)
        return {self.words[place]: float(best[place]) for place in np.flatnonzero(best >= NEAR_ENOUGH)}

    def _shared(self, asked: Collection[str]) -> NDArray[np.int64]:
        """How many of these trigrams each word has."""
        codes, places, _sizes = self._index
        asked_codes = np.array([int.from_bytes(trigram.encode(), "big") for trigram in asked], np.int64)
        bounds = zip(np.searchsorted(codes, asked_codes), np.searchsorted(codes, asked_codes, "right"), strict=True)
        holders = [places[start:stop] for start, stop in bounds]
        return np.bincount(np.concatenate(holders), minlength=len(self.words))

    @cached_property
    def _index(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Trigrams as numbers in order, next to each the place of a word that has it; and how many each word has.

        Built for the first slip: most of what people type needs no mending.
        """
        letters = np.frombuffer("".join(f"  {word} " for word in self.words).encode(), np.uint8).astype(np.int64)
        lengths = np.array([len(word) + 3 for word in self.words], np.int64)
        word_at = np.repeat(np.arange(len(self.words)), lengths)
        begins = np.arange(max(len(letters) - 2, 0))
        begins = begins[word_at[: len(begins)] == word_at[2:]]  # Not those that run into the next word.
        codes = (letters[begins] << 16) | (letters[begins + 1] << 8) | letters[begins + 2]
        pairs = np.unique((codes << 32) | word_at[begins])
        places = pairs & 0xFFFFFFFF
        return pairs >> 32, places, np.bincount(places, minlength=len(self.words))

    def completed(self, word: str) -> str:
        """The word itself when it is known, else the shortest that begins with it and for which it is a slip: `midwive`
        is no word, `midwives` is."""
        if word in self or len(word) < SHORTEST_MENDED:
            return word
        longest = len(word) + (2 if len(word) >= _MIDDLING else 1)
        return min((one for one in self.beginning_with(word) if len(one) <= longest), key=len, default=word)

    def mend(self, word: str) -> str:
        """The word itself when it is known or begins a known one, else the most alike, else the word as it was typed.

        Between equally alike words the alphabet decides, so that two processes mend alike.
        """
        if next(self.beginning_with(word), None) is not None:
            return word
        if len(word) == SHORTEST_DOUBLED:
            return next((one for one in _doubled_otherwise(word) if one in self), word)
        alike = self.slips_for(word)
        return min(alike, key=lambda match: (-alike[match], match)) if alike else word

    def slips_for(self, word: str) -> dict[str, float]:
        """Words for which a typed one, or the beginning of one, is a slip, each with its likeness."""
        alike = self.resembling(word)
        # In a short word two letters that changed places leave hardly a trigram as it was: nusre.
        alike |= {swapped: 1.0 for swapped in _swapped(word) if swapped in self}
        slips = {match: likeness for match, likeness in alike.items() if is_slip_or_begun(word, match)}
        return slips | dict.fromkeys(self._sounding_like(word), 1.0)

    def _sounding_like(self, word: str) -> list[str]:
        if len(word) < SHORTEST_MENDED:
            return []
        return [one for one in self._by_sound.get(sound(word), ()) if may_begin_alike(word, one)]

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        """Words by how they sound, as far as they are long enough to be mended. Built for the first slip."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= SHORTEST_MENDED:
                found[sound(word)].append(word)
        return found


def _swapped(word: str) -> list[str]:
    """The word with each two neighbouring letters in the other order; empty for very short words."""
    if len(word) < SHORTEST_MENDED:
        return []
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]


def is_slip_or_begun(typed: str, meant: str) -> bool:
    """Whether `typed` is a slip for a word, or is long enough to be one for its beginning."""
    is_begun = _LONG_KISWAHILI <= len(typed) < len(meant) - 1
    return is_slip(typed, meant) or (is_begun and any(is_slip(typed, meant[: len(typed) + more]) for more in (0, 1)))


def is_slip(typed: str, meant: str) -> bool:
    """Whether `typed` differs from `meant` only by what hands do: letters left out, doubled, that changed places, or
    that stand side by side on the keyboard or sound alike. Any other letter makes another word: wedding, welding."""
    allowed = 2 if len(typed) >= _LONG else 1
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > allowed or len(typed) < SHORTEST_MENDED:
        return False
    before: list[int] = []
    row = [0, *[_NEVER] * len(meant)]
    for place, letter in enumerate(typed):
        before, last, row = row, before, [_NEVER] * (len(meant) + 1)
        extra = _extra(typed, place)
        for column, other in enumerate(meant, start=1):
            row[column] = min(
                before[column] + extra,
                row[column - 1] + _missing(typed, meant, column - 1),
                before[column - 1] + _another(typed, place, letter, other),
            )
            if place and column > 1 and letter == meant[column - 2] and typed[place - 1] == other != letter:
                row[column] = min(row[column], last[column - 2] + 1)
    return row[-1] <= allowed


#: From this length on a word may have two wrong letters; from the next, a letter may be another or missing in a word
#: that could be one of Kiswahili, whose words differ by little; in other words from the last.
_LONG, _LONG_KISWAHILI, _MIDDLING = 9, 8, 6
#: More than any number of slips.
_NEVER = 99
_VOWELS = frozenset("aeiou")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SIDE_BY_SIDE = frozenset(pair for row in _KEYS for pair in pairwise(row))
_SOUND_ALIKE = frozenset(tuple(pair) for pair in ("lr", "sz", "cs", "ck", "fv", "iy", "jg"))
#: What no word of either language ends in: bordr.
_UNSPOKEN = re.compile(r"[^aeiouy]{2}[rlmn]$")


def _is_long_enough(typed: str) -> bool:
    """Whether there are enough letters to tell one that is wrong or missing from another word, or none could say it."""
    if _UNSPOKEN.search(typed):
        return True
    return len(typed) >= (_LONG_KISWAHILI if OPEN_SYLLABLES.fullmatch(typed) else _MIDDLING)


def _extra(typed: str, place: int) -> int:
    """What a typed letter too many costs: a doubled one little; at the end it would be an ending."""
    is_doubled = typed[place] in (typed[place - 1 : place], typed[place + 1 : place + 2])
    return 1 if is_doubled or (place < len(typed) - 1 and len(typed) >= _LONG_KISWAHILI) else _NEVER


def _missing(typed: str, meant: str, place: int) -> int:
    is_doubled = meant[place] in (meant[place - 1 : place], meant[place + 1 : place + 2])
    return 1 if is_doubled or (place < len(meant) - 1 and _is_long_enough(typed)) else _NEVER


def _another(typed: str, place: int, letter: str, other: str) -> int:
    """What a letter in the place of another costs."""
    if letter == other:
        return 0
    pair = (letter, other)
    if pair in _SOUND_ALIKE or pair[::-1] in _SOUND_ALIKE:
        return 1 if len(typed) >= _MIDDLING else _NEVER
    is_near = pair in _SIDE_BY_SIDE or pair[::-1] in _SIDE_BY_SIDE or {letter, other} <= _VOWELS
    is_last = place == len(typed) - 1
    return 1 if is_near and not is_last and _is_long_enough(typed) and len(typed) > _MIDDLING else _NEVER


def _doubled_otherwise(word: str) -> Iterator[str]:
    """The word with one letter doubled, or with a doubled one once."""
    yield from (word[: place + 1] + word[place:] for place in range(1, len(word)))
    yield from (word[:place] + word[place + 1 :] for place in range(1, len(word)) if word[place] == word[place - 1])


def trigrams(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))
