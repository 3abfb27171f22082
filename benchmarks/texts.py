"""Texts of assignments and searches, drawn with a fixed seed."""

import itertools
import random

WORDS = 20_000


class Texts:
    """Words of syllables, drawn by Zipf's law."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        syllables = [first + vowel for first in "bdfghjklmnprstvwz" for vowel in "aeiou"]
        self._words = ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _word in range(WORDS)]
        self._weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(WORDS)))

    def words(self, count: int) -> list[str]:
        return self._draw.choices(self._words, cum_weights=self._weights, k=count)

    def text(self, count: int) -> str:
        return " ".join(self.words(count))

    def typed(self) -> str:
        words = self.words(self._draw.randint(1, 3))
        if self._draw.random() < 0.2:
            words[0] = words[0][:2] + words[0][3:]
        return " ".join(words)
