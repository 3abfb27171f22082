"""The address of a narrowed library: read forgivingly, so that every address that somebody shared works."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

FACETS = ("kind", "topic", "region", "language", "year")


@dataclass(frozen=True)
class Asked:
    """What is chosen of each facet."""

    chosen: dict[str, list[str]]

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        return cls(
            {facet: [value for value in query.getlist(facet) if value and "\0" not in value] for facet in FACETS}
        )

    def among(self, known: Mapping[str, Collection[str]]) -> "Asked":
        """Without the values that no publication has: nonsense is no filter."""
        return Asked(
            {facet: [value for value in values if value in known[facet]] for facet, values in self.chosen.items()}
        )

    @property
    def is_narrowed(self) -> bool:
        return any(self.chosen.values())

    @property
    def chosen_count(self) -> int:
        return sum(len(values) for values in self.chosen.values())

    def address(self, *, without: tuple[str, str] | None = None) -> str:
        """The query string of this list, shareable; without one chosen value."""
        pairs = [(facet, value) for facet, values in self.chosen.items() for value in values]
        return urlencode([pair for pair in pairs if pair != without])
