"""Words that were nearly typed right: prefixes and trigrams over a fixed set of folded words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

#: A word counts as meant when at least this share of its trigrams agrees. 0.45 forgives one wrong letter in five.
NEAR_ENOUGH = 0.45
#: Shorter words have too few trigrams to tell a slip from another word.
SHORTEST_MENDED = 4
#: What a word that merely begins with the typed letters is worth beside an equal one.
PREFIX_WORTH = 0.9


class WordIndex:
    """Finds the words of a vocabulary that equal, begin with, or resemble a typed word. Never changed once built."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self._trigrams = [trigrams(word) for word in self.words]
        self._holders: dict[str, list[int]] = {}
        for number, found in enumerate(self._trigrams):
            for trigram in found:
                self._holders.setdefault(trigram, []).append(number)

    def __contains__(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def beginning_with(self, prefix: str) -> Iterator[str]:
        for place in range(bisect_left(self.words, prefix), len(self.words)):
            if not self.words[place].startswith(prefix):
                return
            yield self.words[place]

    def resembling(self, word: str) -> dict[str, float]:
        """Words that were probably meant, each with its likeness in 0…1. Empty for very short words."""
        if len(word) < SHORTEST_MENDED:
            return {}
        asked = trigrams(word)
        opening = {trigram for trigram in asked if trigram[-1] != " "}
        shared: Counter[int] = Counter()
        for trigram in asked:
            shared.update(self._holders.get(trigram, ()))
        likeness = {}
        for number, _count in shared.items():
            found = self._trigrams[number]
            dice = 2 * len(asked & found) / (len(asked) + len(found))
            # Somebody still typing has written the beginning only: compare with that much of the longer word.
            begun = PREFIX_WORTH * PREFIX_WORTH * len(opening & found) / len(opening) if len(found) > len(asked) else 0
            best = max(dice, begun if begun > 0.6 else 0)
            if best >= NEAR_ENOUGH:
                likeness[self.words[number]] = best
        return likeness

    def meant_by(self, word: str) -> dict[str, float]:
        """Equal words and words that begin with `word`; only when there are none, those that resemble it."""
        found = {match: 1.0 if match == word else PREFIX_WORTH for match in self.beginning_with(word)}
        return found or self.resembling(word)

    def mend(self, word: str) -> str:
        """The word itself when it is known or begins a known one, else the most alike, else the word as it was typed.

        Between equally alike words the alphabet decides, so that two processes mend alike.
        """
        if next(self.beginning_with(word), None) is not None:
            return word
        alike = self.resembling(word)
        return min(alike, key=lambda match: (-alike[match], match)) if alike else word


def trigrams(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))
