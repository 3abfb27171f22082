"""The tokens of labels that a text has, as columns of numbers."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class SaidTokens:
    """Tokens of labels that a text has, the number of the word and the worth of each, and the number of the last word
    that says it; sorted by token, then place."""

    tokens: np.ndarray
    places: np.ndarray
    worth: np.ndarray
    lasts: np.ndarray


def ranges_of(starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """start, start + 1, … for each start, `size` numbers each, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


def nearest(
    tokens: np.ndarray, places: np.ndarray, token: np.ndarray, place: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """For each asked token its place nearest to `place`, very far when the text has it nowhere; and the number of that
    entry of `tokens`."""
    far = 1 << 40
    token = token.astype(np.int64)
    keys = tokens * far + places
    right = np.searchsorted(keys, token * far + place)
    after = np.append(keys, -1)[right]
    before = np.insert(keys, 0, -1)[right]
    after = np.where(after // far == token, after % far, far)
    before = np.where((before >= 0) & (before // far == token), before % far, -far)
    is_after = after - place <= place - before
    entry = np.clip(np.where(is_after, right, right - 1), 0, len(tokens) - 1)
    return np.where(is_after, after, before), entry
