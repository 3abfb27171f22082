"""The address of a narrowed library: read forgivingly, so that every address that somebody shared works."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from skills_match.search.plan import LONGEST_TEXT

FACETS = ("kind", "topic", "region", "language", "year")


@dataclass(frozen=True)
class LibrarySearch:
    """Words, and what is chosen of each facet."""

    text: str
    chosen: dict[str, list[str]]

    @classmethod
    def of(cls, query: QueryDict) -> "LibrarySearch":
        return cls(
            " ".join(query.get("q", "").replace("\0", "").split())[:LONGEST_TEXT],
            {facet: [value for value in query.getlist(facet) if value and "\0" not in value] for facet in FACETS},
        )

    def among(self, known: Mapping[str, Collection[str]]) -> "LibrarySearch":
        """Without the values that no publication has: nonsense is no filter."""
        return LibrarySearch(
            self.text,
            {facet: [value for value in values if value in known[facet]] for facet, values in self.chosen.items()},
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text) or any(self.chosen.values())

    @property
    def chosen_count(self) -> int:
        return sum(len(values) for values in self.chosen.values())

    def address(self, *, without: tuple[str, str] | None = None) -> str:
        """The query string of this list, shareable; without one chosen value."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet, values in self.chosen.items() for value in values]
        return urlencode([pair for pair in pairs if pair != without])
