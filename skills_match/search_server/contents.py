"""The kinds of index: what each is called, what belongs in it, and how its entries are made.

The nouns above say what their index holds (`skills_match/indexed.py`); here indexes are kept without knowing whose.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet

from .entries import Entry


@dataclass(frozen=True)
class Contents:
    """`name` is part of the names of the indexes and in what operators read; `belonging` are the rows that are to be
    in the index now; `read` makes the entries of those among some ids."""

    name: str
    mapping: Callable[[], dict[str, Any]]
    belonging: Callable[[], QuerySet]
    read: Callable[[Iterable[int]], dict[int, Entry]]


_registered: dict[str, Callable[[], Contents]] = {}


def register_contents(kind: str, make: Callable[[], Contents]) -> None:
    """Declare an index. `kind` is the kind of change that it listens to, which is also the name of the field with the
    number of its object. `make` is called at the first use: the client of the search server is large."""
    _registered[kind] = make


def kinds() -> list[str]:
    return list(_registered)


@cache
def contents_of(kind: str) -> Contents:
    return _registered[kind]()
