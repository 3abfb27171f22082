"""What the address of a list asks for, read forgivingly so that every address that somebody shared works."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from .plan import LONGEST_TEXT


@dataclass(frozen=True)
class Narrowed:
    """Words, and what is chosen of each facet."""

    text: str
    chosen: dict[str, list[str]]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text) or any(self.chosen.values())

    @property
    def chosen_count(self) -> int:
        """How many filters are chosen, so that a folded panel can say it."""
        return sum(len(values) for values in self.chosen.values())


def words_in(query: QueryDict) -> str:
    return " ".join(query.get("q", "").replace("\0", "").split())[:LONGEST_TEXT]


def chosen_in(query: QueryDict, facets: Iterable[str]) -> dict[str, list[str]]:
    return {facet: [value for value in query.getlist(facet) if value and "\0" not in value] for facet in facets}
