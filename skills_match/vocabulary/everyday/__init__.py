"""Words of every day, which nobody takes for slips: somebody who types `quarrel` does not mean a quarry."""

from functools import cache
from pathlib import Path

from ...words import lines_of
from ..kiswahili.known import is_kiswahili
from ..stems import STOPS, forms_of, stem

_FOLDER = Path(__file__).resolve().parent


def is_everyday(word: str) -> bool:
    """Whether a folded word is a correct one of English or Kiswahili that we know, in whatever form."""
    listed = _listed()
    return is_kiswahili(word) or is_english_everyday(word) or any(form in listed for form in forms_of(word))


def is_english_everyday(word: str) -> bool:
    return stem(word, "en") in _english()


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for name in ("en.txt", "sw.txt") for word in _words(name)) | STOPS["en"]


@cache
def _english() -> frozenset[str]:
    return frozenset(stem(word, "en") for word in _words("en.txt"))


def _words(name: str) -> list[str]:
    return [word for line in lines_of(_FOLDER / name) for word in line.replace("'", "").split()]
