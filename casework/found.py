"""What the search box of the office finds: each noun registers a finder.

@finds(order=10)
def people_called(text: str, officer: User) -> ResultGroup: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

#: How many of each kind are shown; the lists have the rest.
SHOWN = 10


@dataclass(frozen=True)
class SearchResult:
    """One record: what it is called, and what tells it from others of that name."""

    title: str
    url: str
    text: str = ""
    tag: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class ResultGroup:
    """The records of one kind, `SHOWN` at most. `key` is the id of their section; `all_url` leads to all of them."""

    key: str
    title: str
    results: list[SearchResult]
    all_title: str = ""
    all_url: str = ""


Finder: TypeAlias = Callable[[str, Any], ResultGroup]

_finders: list[tuple[int, Finder]] = []


def finds(*, order: int) -> Callable[[Finder], Finder]:
    """Register a function that finds, in a fixed number of queries, what `text` names and an officer may see."""

    def register(finder: Finder) -> Finder:
        _finders.append((order, finder))
        return finder

    return register


def find_anything(*, text: str, officer: Any) -> list[ResultGroup]:
    """Groups that hold something, in the order that the nouns asked for."""
    in_order = [finder for _order, finder in sorted(_finders, key=lambda entry: entry[0])]
    return [group for finder in in_order if (group := finder(text, officer)).results]
