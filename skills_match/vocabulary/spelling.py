"""Words that were nearly typed right: prefixes and trigrams over a fixed set of folded words."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

#: A word counts as meant when at least this share of its trigrams agrees. 0.45 forgives one wrong letter in five.
NEAR_ENOUGH = 0.45
#: Shorter words have too few trigrams to tell a slip from another word.
SHORTEST_MENDED = 4
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
        return min((one for one in self.beginning_with(word) if is_slip(word, one)), key=len, default=word)

    def mend(self, word: str) -> str:
        """The word itself when it is known or begins a known one, else the most alike, else the word as it was typed.

        What is taken for a slip differs by one letter, in a longer word by two, and begins alike. Between equally
        alike words the alphabet decides, so that two processes mend alike.
        """
        if next(self.beginning_with(word), None) is not None:
            return word
        alike = {match: worth for match, worth in self.resembling(word).items() if is_slip(word, match)}
        return min(alike, key=lambda match: (-alike[match], match)) if alike else word


#: From this length on a word may have two wrong letters.
_LONG = 7


def is_slip(typed: str, meant: str) -> bool:
    """Whether so few letters are wrong, missing, too many or changed places that `typed` is a slip for `meant`."""
    allowed = 2 if len(typed) >= _LONG else 1
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > allowed:
        return False
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for place, letter in enumerate(typed, start=1):
        before, last, row = row, before, [place, *[0] * len(meant)]
        for column, other in enumerate(meant, start=1):
            row[column] = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != other))
            if place > 1 and column > 1 and letter == meant[column - 2] and typed[place - 2] == other:
                row[column] = min(row[column], last[column - 2] + 1)
    return row[-1] <= allowed


def trigrams(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))
