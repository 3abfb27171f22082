"""Short texts as vectors of weighted features (TF-IDF), compared by cosine. Numpy only."""

import math
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
        counts = [Counter(features(text)) for text in texts]
        naming = Counter(feature for count in counts for feature in count)
        self._rarity = {feature: _rarity(self._total, texts_with) for feature, texts_with in naming.items()}
        who: dict[str, list[int]] = {feature: [] for feature in naming}
        weights: dict[str, list[float]] = {feature: [] for feature in naming}
        lengths = np.ones(len(texts))
        for place, count in enumerate(counts):
            square = 0.0
            for feature, times in count.items():
                weight = (1 + math.log(times)) * self._rarity[feature]
                square += weight * weight
                who[feature].append(place)
                weights[feature].append(weight)
            lengths[place] = math.sqrt(square) or 1.0
        self._postings = {
            feature: (places := np.array(who[feature], dtype=np.int32), np.array(weights[feature]) / lengths[places])
            for feature in naming
        }

    def cosines(self, text: str) -> np.ndarray:
        """How alike `text` is to each of the texts, 0 … 1. Features that none of them has count against it."""
        count = Counter(self._features(text))
        unknown = _rarity(self._total, 1)
        weights = {
            feature: (1 + math.log(times)) * self._rarity.get(feature, unknown) for feature, times in count.items()
        }
        cosines = np.zeros(self._total)
        for feature, weight in weights.items():
            if feature in self._postings:
                places, shares = self._postings[feature]
                cosines[places] += shares * weight
        return cosines / (math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0)


def _rarity(total: int, texts_with: int) -> float:
    return math.log(1 + total / texts_with)
