"""What a search found."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from diaspora.doors import Door
from skills_match.search.wishes import Meant

from .marks import Marks


class SiteHit(NamedTuple):
    """An assignment or a page by its number; `reading_id` is the PDF of it where the words stand as well."""

    worth: int
    kind: str
    pk: int
    reading_id: int | None = None


@dataclass(frozen=True)
class Found:
    """What was found, best first, and how often each kind is among it.

    `mended`: typed words with what they were taken for. `said`: the other words with which pages were found.
    `elsewhere`: the words stand in the version of the pages in another language; `is_some_elsewhere`: of the last of
    them. `is_some`: no page has all words,
    these have most of them. `is_near`: the assignments ask for what is meant, no text of them has all words. `meant`:
    what of the text narrows them. `doors`: pages that no editor writes.
    """

    hits: list[SiteHit] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    mended: dict[str, str] = field(default_factory=dict)
    said: str = ""
    elsewhere: bool = False
    is_some_elsewhere: bool = False
    is_some: bool = False
    is_near: bool = False
    meant: tuple[Meant, ...] = ()
    doors: tuple[Door, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        return Counter(hit.kind for hit in self.hits)

    def of_kind(self, kind: str) -> list[SiteHit]:
        return [hit for hit in self.hits if hit.kind == kind] if kind else self.hits
