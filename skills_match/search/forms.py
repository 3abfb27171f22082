"""The address of a search: words, chosen facets and order, read forgivingly so that every shared address works."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casework.filters import leave_out

from .documents import FACETS
from .narrowed import Narrowed, chosen_in, words_in
from .plan import is_searchable


class Sort(TextChoices):
    WORDS = "words", _("Best fit of the words")
    CLOSING = "closing", _("Closing soonest")
    NEWEST = "newest", _("Newest first")
    MATCH = "match", _("Best match with my profile")


@dataclass(frozen=True)
class Asked(Narrowed):
    """What a reader searched for. What no facet knows is left out by `understood`, never an error."""

    sort: Sort

    @classmethod
    def of(cls, query: QueryDict, *, can_match: bool) -> "Asked":
        text, chosen = words_in(query), chosen_in(query, FACETS)
        sorts = [sort for sort in Sort if sort in cls.sorts(text=text, can_match=can_match)]
        if query.get("sort") not in Sort.values:
            leave_out(query, "sort", query.getlist("sort"), label=_("Order"))
        usual = Sort.WORDS if text else Sort.CLOSING
        return cls(text, chosen, Sort(query["sort"]) if query.get("sort") in sorts else usual)

    @classmethod
    def nothing(cls) -> "Asked":
        """The whole list."""
        return cls("", {facet: [] for facet in FACETS}, Sort.CLOSING)

    @staticmethod
    def sorts(*, text: str, can_match: bool) -> list[Sort]:
        """The orders that make sense: by words only with words, by match only with a profile."""
        return [sort for sort in Sort if (sort != Sort.WORDS or text) and (sort != Sort.MATCH or can_match)]

    @property
    def is_searchable(self) -> bool:
        """Whether the text, when there is one, holds something that can be looked for."""
        return not self.text or is_searchable(self.text)

    def address(self, *, without: tuple[str, str] | None = None, text: str | None = None) -> str:
        """The query string of this search, shareable; without one chosen value, or with another text."""
        pairs = [("q", self.text if text is None else text)]
        pairs += [
            (facet, value) for facet, values in self.chosen.items() for value in values if (facet, value) != without
        ]
        pairs.append(("sort", self.sort.value))
        return urlencode([(name, value) for name, value in pairs if value])

    def toggled(self, facet: str, value: str) -> str:
        """The query string of this search with one more value chosen; without it where it is chosen already."""
        if value in self.chosen[facet]:
            return self.address(without=(facet, value))
        return replace(self, chosen={**self.chosen, facet: [*self.chosen[facet], value]}).address()
