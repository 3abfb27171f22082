"""Words that alone say nothing of a skill, as `programme` or `taifa`: they need company."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from ...words import fold, lines_of
from ..stems import SMALL_WORDS, stem

_FILE = Path(__file__).resolve().parent / "needs_company.txt"
_LANGUAGES = ("en", "sw")
#: The management of something is a trade, whatever it is: these two words keep each other company.
_MANAGE = frozenset({"management", stem("management", "en"), stem("simamia", "sw")})


def has_company(said: str, names: list[tuple[str, str]], verbs: dict[str, str]) -> bool:
    """Whether words of a text say more than such words and verbs of everything. `names`: (language, name) of what they
    are taken for: only words of these count, where there are any."""
    words = [word for word in fold(said).split() if word not in SMALL_WORDS - {"it"}]
    stems = {(language, stem(word, language)) for language, name in names for word in name.split()}
    meant = [word for word in words if any((language, stem(word, language)) in stems for language in _LANGUAGES)]
    alone = _alone() | {stem(verb, language) for language, text in verbs.items() for verb in text.split()}
    if any(not _forms(word) & alone for word in meant or words):
        return True
    return any(
        {one, other} <= set(meant) and bool(_forms(one) & _MANAGE) != bool(_forms(other) & _MANAGE)
        for one, other in pairwise(words)
    )


def _forms(word: str) -> set[str]:
    return {word, *(stem(word, language) for language in _LANGUAGES)}


@cache
def _alone() -> frozenset[str]:
    words = [word for line in lines_of(_FILE) for word in line.split()]
    return frozenset(form for word in words for form in (word, stem(word, "en"), stem(word, "sw")))
