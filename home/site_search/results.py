"""What a reader sees of the hits on one page of results: titles, and where the words stand. Always so many queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from casework.translated.spoken import spoken, with_language
from skills_match.models import Assignment

from ..models import DocumentPage, LibraryVersion, SearchPosting
from .finding import other_languages, visible_pages
from .found import Found, SiteHit
from .kinds import ASSIGNMENT, kinds
from .marks import Marks, excerpt, highlight
from .tokens import texts_of


@dataclass(frozen=True)
class Inside:
    """Where in a PDF the words stand: the number of its page as programs count, and what is said there."""

    page: int
    text: SafeString
    address: str
    language: str
    language_code: str


@dataclass(frozen=True)
class Result:
    pk: int
    title: SafeString
    address: str
    kind: Promise | str
    text: SafeString
    facts: list[str] = field(default_factory=list)
    title_language: str = ""
    text_language: str = ""
    inside: Inside | None = None


def results(hits: Iterable[SiteHit], found: Found, *, language: str) -> list[Result]:
    """In the order of `hits`; what went away or was hidden since then is left out."""
    hits = list(hits)
    readable = visible_pages(language, *(other_languages(language) if found.elsewhere else []))
    pages = readable.filter(pk__in=[hit.pk for hit in hits if hit.kind != ASSIGNMENT]).specific().in_bulk()
    languages = dict(Locale.objects.values_list("pk", "language_code")) if found.elsewhere else {}
    numbers = [hit.pk for hit in hits if hit.kind == ASSIGNMENT]
    assignments = Assignment.objects.open().for_lists().in_bulk(numbers) if numbers else {}
    inside = _inside([hit for hit in hits if hit.reading_id], found.marks)
    shown = []
    for hit in hits:
        if hit.kind == ASSIGNMENT and hit.pk in assignments:
            shown.append(_of_assignment(assignments[hit.pk], found.marks))
        elif hit.kind != ASSIGNMENT and hit.pk in pages:
            other = languages.get(pages[hit.pk].locale_id, language)
            spoken_here = other if other != language else ""
            shown.append(_of_page(pages[hit.pk], hit, found.marks, inside.get(hit.pk), spoken_here))
    return shown


def _of_page(page: Page, hit: SiteHit, marks: Marks, inside: Inside | None, other: str) -> Result:
    text = next((text for text in _texts(page) if _has_marks(text, marks)), page.description)
    return Result(
        page.pk,
        highlight(page.title, marks),
        page.get_url() or "",
        kinds()[hit.kind],
        excerpt(text, marks),
        title_language=other,
        text_language=other,
        inside=inside,
    )


def _texts(page: Page) -> list[str]:
    """The summary first, then whatever else it says; never the title, which is shown as it is."""
    return [page.description, *(text for _worth, text in texts_of(page) if text not in (page.title, page.description))]


def _has_marks(text: str, marks: Marks) -> bool:
    return any(marks.has(word) for word in text.split())


def _of_assignment(assignment: Assignment, marks: Marks) -> Result:
    title, text = spoken(assignment, "title"), spoken(assignment, "background")
    return Result(
        assignment.pk,
        highlight(title.text if title else assignment.reference, marks),
        reverse("assignments:detail", args=[assignment.reference]),
        kinds()[ASSIGNMENT],
        excerpt(text.text if text else "", marks),
        [with_language(assignment.institution, "name")],
        title.language if title and title.is_other else "",
        text.language if text and text.is_other else "",
    )


def _inside(hits: list[SiteHit], marks: Marks) -> dict[int, Inside]:
    """For each publication the page of its PDF that has most of the words, the first of them. Three queries."""
    if not hits:
        return {}
    best = _best_pages({hit.reading_id for hit in hits if hit.reading_id}, marks)
    rows = DocumentPage.objects.filter(reading__in=best, number__in=best.values())
    texts = {(row.reading_id, row.number): row.text for row in rows}
    versions = LibraryVersion.objects.filter(document__in=best, page__in=[hit.pk for hit in hits])
    by_file = {
        (version.page_id, version.document_id): version for version in versions.select_related("document", "language")
    }
    found = {}
    for hit in hits:
        version, number = by_file.get((hit.pk, hit.reading_id)), best.get(hit.reading_id or 0, 0)
        if version and (text := texts.get((hit.reading_id, number))):
            found[hit.pk] = Inside(
                number, excerpt(text, marks), version.url, version.language.name, version.language.code
            )
    return found


def _best_pages(readings: set[int], marks: Marks) -> dict[int, int]:
    said: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    postings = SearchPosting.objects.filter(
        entry__reading__in=readings, stem__text__in={text for _language, text in marks.tokens}
    )
    for reading, language, text, pages in postings.values_list(
        "entry__reading_id", "stem__language", "stem__text", "pages"
    ):
        if (language, text) in marks.tokens:
            for number in filter(None, pages.split(",")):
                said[reading][int(number)] += 1
    return {
        reading: max(pages, key=lambda number: (pages[number], -number)) for reading, pages in said.items() if pages
    }
