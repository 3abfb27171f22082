"""What a search asks of an engine and gets from it: the same from either."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .documents import FACETS
from .plan import Plan

#: Parts of a key, first things first, each with 1 for the least or -1 for the most first. The number of the
#: assignment ends every key: it decides where all else is equal, so that two engines and two days agree.
Order = tuple[tuple[str, int], ...]
ORDERS: dict[str, Order] = {
    "closing": (("closing", 1), ("id", 1)),
    "newest": (("published", -1), ("id", -1)),
    "words": (("worth", -1), ("closing", 1), ("id", 1)),
}


@dataclass(frozen=True)
class WantedAssignments:
    """Everything that decides what is found. `chosen`: facet → values of which one must hold, none of them empty."""

    plan: Plan
    chosen: Mapping[str, frozenset[str]]
    today: datetime.date


class Hit(NamedTuple):
    """An assignment, its worth by the plan (0 without a text), and the key by which it is sorted."""

    key: tuple[int, ...]
    id: int
    worth: int


@dataclass(frozen=True)
class Hits:
    """Hits in any order, and for each facet what choosing one of its values would find: the counts respect the text
    and all other facets, not the facet itself."""

    found: list[Hit]
    counts: dict[str, Counter[str]]

    def __add__(self, other: "Hits") -> "Hits":
        """Those of two disjoint parts of the assignments together."""
        return Hits(self.found + other.found, {facet: self.counts[facet] + other.counts[facet] for facet in FACETS})
