"""Search over pages, the PDFs of the library and open assignments, in the reader's language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from skills_match.search.finding import FoundAssignments, find_assignments
from skills_match.search.plan import Plan, is_searchable, plan_for
from skills_match.search.wishes import Meant, wish_of
from skills_match.vocabulary.index import Vocabulary, vocabulary
from skills_match.words import fold

from .corpus import site_words
from .finding import Match, find
from .kinds import ASSIGNMENT
from .marks import Marks
from .wording import in_other_words

#: What a word in the title of an assignment is worth, compared with one in the title of a page.
_AS_PAGES = 2


class SiteHit(NamedTuple):
    """An assignment or a page by its number; `reading_id` is the PDF of it where the words stand as well."""

    worth: int
    kind: str
    pk: int
    reading_id: int | None = None


@dataclass(frozen=True)
class Found:
    """What was found, best first, and how often each kind is among it.

    `mended`: typed words with what they were taken for. `said`: the other words with which pages were found. `is_near`:
    the assignments ask for what is meant, no text of them has all words. `meant`: what of the text narrows them.
    """

    hits: list[SiteHit] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    mended: dict[str, str] = field(default_factory=dict)
    said: str = ""
    is_near: bool = False
    meant: tuple[Meant, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        return Counter(hit.kind for hit in self.hits)

    def of_kind(self, kind: str) -> list[SiteHit]:
        return [hit for hit in self.hits if hit.kind == kind] if kind else self.hits


def search_site(*, text: str, language: str) -> Found:
    """Everything public with all words of `text`. Any input is allowed; without a word nothing is found."""
    if not is_searchable(text):
        return Found()
    pages = search_pages(text=text, language=language)
    assignments = find_assignments(text=text, sort="words")
    if assignments.is_near and pages.hits:
        return pages
    return _together(pages, assignments)


def search_pages(*, text: str, language: str) -> Found:
    """Pages and publications: with the words as they were typed, slips mended; where none has them, with other names of
    what is meant; then in other words, ours or of the other language."""
    words = vocabulary()
    plan = _plan(text, words)
    found = Found([], Marks.of(plan), plan.mended)
    for with_other_names in (False, True):
        if matches := find(plan, language=language, with_other_names=with_other_names):
            return replace(found, hits=_hits(matches))
    asked = wish_of(text, words).words
    meant = " ".join(plan.mended.get(word, word) for word in fold(asked).split())
    for said, other in _said_otherwise(meant, language, words, is_shorter=asked != text):
        if matches := find(other, language=language, with_other_names=False):
            return replace(found, hits=_hits(matches), marks=Marks.of(other), said=said)
    return replace(found, mended={})


def _plan(text: str, words: Vocabulary) -> Plan:
    return plan_for(text, corpus=site_words.get(), vocabulary=words)


def _said_otherwise(text: str, language: str, words: Vocabulary, *, is_shorter: bool) -> Iterator[tuple[str, Plan]]:
    """`is_shorter`: words of every search were left out, so that what remains is another text already."""
    for said in [*([text] if is_shorter else []), *in_other_words(text, language)]:
        if is_searchable(said):
            yield said, _plan(said, words)


def _hits(matches: list[Match]) -> list[SiteHit]:
    return [SiteHit(match.worth, match.kind, match.page_id, match.reading_id) for match in matches]


def _together(pages: Found, assignments: FoundAssignments) -> Found:
    """The best of both first; a page before an assignment that is worth as much."""
    hits = [SiteHit(worth * _AS_PAGES, ASSIGNMENT, pk) for pk, worth in assignments.worth.items()]
    mended = pages.mended | (assignments.mended if hits else {})
    ordered = sorted([*pages.hits, *hits], key=lambda hit: -hit.worth)
    is_near = assignments.is_near and bool(hits)
    return replace(pages, hits=ordered, mended=mended, is_near=is_near, meant=assignments.meant if hits else ())
