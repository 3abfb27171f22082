"""What is written short, and what is meant by it."""

from functools import cache
from pathlib import Path

from ...words import lines_of

_FILE = Path(__file__).resolve().parent / "abbreviations.txt"


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Folded short form without signs (`me` for M&E) → what it stands for, in English."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines_of(_FILE):
        short, _equals, meant = line.partition("=")
        found[short.strip().replace("&", "").casefold()] = tuple(way.strip() for way in meant.split("|"))
    return found
