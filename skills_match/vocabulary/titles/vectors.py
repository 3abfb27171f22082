"""Short texts as vectors of weighted features (TF-IDF), compared by cosine. Numpy only."""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

#: What a text consists of: stems, or runs of letters.
Features = Callable[[str], Iterable[str]]


class TextVectors:
    """Texts that a query is compared with. Never changed once built."""

    def __init__(self, texts: Sequence[str], features: Features) -> None:
        self._features = features
        self._total = len(texts)
        self._numbers: dict[str, int] = {}
        # Flat from the beginning: a list of counts would take ten times the memory of what stays.
        owners, named, times = array("i"), array("i"), array("i")
        for place, text in enumerate(texts):
            for feature, count in Counter(features(text)).items():
                owners.append(place)
                named.append(self._numbers.setdefault(feature, len(self._numbers)))
                times.append(count)
        owner, feature_of = np.array(owners, dtype=np.int32), np.array(named, dtype=np.int32)
        texts_with = np.bincount(feature_of, minlength=len(self._numbers))
        self._rarity = np.log(1 + self._total / np.maximum(texts_with, 1))
        weights = (1 + np.log(np.array(times, dtype=np.int32))) * self._rarity[feature_of]
        lengths = np.sqrt(np.bincount(owner, weights * weights, self._total))
        order = np.argsort(feature_of, kind="stable")
        self._places = owner[order]
        self._shares = (weights / lengths[owner])[order]
        self._starts = np.concatenate([[0], np.cumsum(texts_with)])

    def cosines(self, text: str) -> np.ndarray:
        """How alike `text` is to each of the texts, 0 … 1. Features that none of them has count against it."""
        cosines = np.zeros(self._total)
        unknown = math.log(1 + self._total)
        square = 0.0
        for feature, times in Counter(self._features(text)).items():
            number = self._numbers.get(feature)
            weight = (1 + math.log(times)) * (unknown if number is None else float(self._rarity[number]))
            square += weight * weight
            if number is not None:
                held = slice(self._starts[number], self._starts[number + 1])
                cosines[self._places[held]] += self._shares[held] * weight
        return cosines / (math.sqrt(square) or 1.0)
