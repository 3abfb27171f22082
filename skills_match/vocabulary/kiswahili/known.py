"""Whether a word is Kiswahili that we know, so that nobody takes it for a slip: `pesa` is money, not pesticide."""

from functools import cache

from ...words import fold
from .morphology import is_known
from .words import meanings, small_words


def is_kiswahili(word: str) -> bool:
    """Whether a folded word is in our lists, or is made from a verb that is."""
    return word in _listed() or is_known(word)


@cache
def _listed() -> frozenset[str]:
    return small_words() | {word for phrase in meanings() for word in fold(phrase).split()}
