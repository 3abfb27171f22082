"""Search over pages and open assignments in the reader's language."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from skills_match.models import Assignment
from skills_match.search.finding import find_assignments
from skills_match.search.plan import is_searchable
from skills_match.words import fold

from .wording import in_other_words, mended

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 8
_MOST_ASSIGNMENTS = 5


@dataclass(frozen=True)
class Found:
    """What was found. `pages` is a sliceable list of specific pages, best first; empty without a word.

    `mended`: typed words with what they were taken for. `said`: the other words with which pages were found. `is_near`:
    the assignments ask for what is meant, no text of them has all words.
    """

    words: list[str]
    pages: object
    assignments: list[Assignment]
    assignment_count: int
    mended: dict[str, str] = field(default_factory=dict)
    said: str = ""
    is_near: bool = False


def words_of(text: str) -> list[str]:
    """The words of what somebody typed, without anything a search engine could take for a command."""
    return [word[:40] for word in _WORD.findall(text[:400])][:_MOST_WORDS]


def search_site(*, text: str, language: str) -> Found:
    """Pages and open assignments with all words of `text`. Any input is allowed; without a word nothing is found."""
    words = words_of(text)
    if not words or not is_searchable(" ".join(words)):
        return Found([], [], [], 0)
    found = find_assignments(text=" ".join(words), sort="words")
    ids = [pk for pk, worth in found.worth.items() if worth]
    rows = Assignment.objects.open().for_lists().in_bulk(ids[:_MOST_ASSIGNMENTS])
    shown = [rows[pk] for pk in ids[:_MOST_ASSIGNMENTS] if pk in rows]
    pages, slips, said = _pages(words, language)
    slips |= found.mended if shown else {}
    return Found([*words, *slips.values()], pages, shown, len(ids), slips, said, found.is_near)


def _pages(words: list[str], language: str) -> tuple[Any, dict[str, str], str]:
    """(pages, slips that were mended, other words that found them). Whole words first, then their beginnings; when no
    page has them, without slips, then in the other language."""
    locale = Locale.objects.get_for_language(language)
    pages = Page.objects.live().public().filter(locale=locale, depth__gt=1).specific()

    def search(text: str) -> Any:
        exact = pages.search(text)
        return exact if exact.count() else pages.autocomplete(text)

    typed = " ".join(words)
    found = search(typed)
    if found.count():
        return found, {}, ""
    slips = mended(words)
    meant = " ".join(slips.get(fold(word), word) for word in words)
    if slips and (without_slips := search(meant)).count():
        return without_slips, slips, ""
    for said in in_other_words(meant, language):
        if said and (in_words := search(said)).count():
            return in_words, slips, said
    return found, {}, ""


def highlight(text: str, words: list[str]) -> SafeString:
    """`text` with `words` marked; everything else is escaped."""
    if not words:
        return format_html("{}", text)
    pattern = re.compile("(" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")", re.I)
    parts = pattern.split(text)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if number % 2 else part,) for number, part in enumerate(parts))
    )
