"""Words as both engines and every picker compare them: letters and digits only, no accents, no case."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

#: Letters that Unicode takes for letters of their own.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case, accents removed, everything but letters and digits turned into single spaces."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", plain).strip()


def lines_of(file: Path) -> Iterator[str]:
    """The lines of a list of words that we wrote, without comments and empty ones."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
