"""Search over pages, the PDFs of the library and open assignments, in the reader's language."""

from dataclasses import replace

from skills_match.search.finding import FoundAssignments, find_assignments
from skills_match.search.plan import is_searchable

from .doors import doors_for
from .found import Found, SiteHit
from .kinds import ASSIGNMENT
from .nearest import search_pages

#: What a word in the title of an assignment is worth, compared with one in the title of a page.
_AS_PAGES = 2


def search_site(*, text: str, language: str) -> Found:
    """Everything public with all words of `text`, else what comes nearest. Any input is allowed; without a word nothing
    is found."""
    if not is_searchable(text):
        return Found()
    return replace(_found(text, language), doors=doors_for(text))


def _found(text: str, language: str) -> Found:
    pages = search_pages(text=text, language=language)
    assignments = find_assignments(text=text, sort="words")
    if assignments.is_near and pages.hits and not pages.is_some:
        return pages
    if pages.is_some and assignments.worth:
        pages = Found(marks=pages.marks)
    return _together(pages, assignments)


def _together(pages: Found, assignments: FoundAssignments) -> Found:
    """The best of both first; a page before an assignment that is worth as much."""
    hits = [SiteHit(worth * _AS_PAGES, ASSIGNMENT, pk) for pk, worth in assignments.worth.items()]
    mended = pages.mended | (assignments.mended if hits else {})
    ordered = sorted([*pages.hits, *hits], key=lambda hit: -hit.worth)
    is_near = assignments.is_near and bool(hits)
    return replace(pages, hits=ordered, mended=mended, is_near=is_near, meant=assignments.meant if hits else ())
