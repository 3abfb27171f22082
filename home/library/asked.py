"""The address of a narrowed library: read forgivingly, so that every address that somebody shared works."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.http import QueryDict

from casework.filters import leave_out
from skills_match.search.narrowed import Narrowed, chosen_in, words_in

FACETS = ("kind", "topic", "region", "language", "year")


class LibrarySearch(Narrowed):
    @classmethod
    def of(cls, query: QueryDict) -> "LibrarySearch":
        return cls(words_in(query), chosen_in(query, FACETS))

    def among(self, known: Mapping[str, Collection[str]], *, address: QueryDict) -> "LibrarySearch":
        """Without the values that no publication has: nonsense is no filter, and the page says so."""
        for facet in FACETS:
            leave_out(address, facet, [value for value in address.getlist(facet) if value not in known[facet]])
        return LibrarySearch(
            self.text,
            {facet: [value for value in values if value in known[facet]] for facet, values in self.chosen.items()},
        )

    def address(self, *, without: tuple[str, str] | None = None) -> str:
        """The query string of this list, shareable; without one chosen value."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet, values in self.chosen.items() for value in values]
        return urlencode([pair for pair in pairs if pair != without])
