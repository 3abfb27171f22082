"""Search over pages and open assignments in the reader's language."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from skills_match.models import Assignment
from skills_match.search.finding import find_assignments

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 8
_MOST_ASSIGNMENTS = 5


@dataclass(frozen=True)
class Found:
    """What was found. `pages` is a sliceable list of specific pages, best first; empty without a word."""

    words: list[str]
    pages: object
    assignments: list[Assignment]
    assignment_count: int


def words_of(text: str) -> list[str]:
    """The words of what somebody typed, without anything a search engine could take for a command."""
    return [word[:40] for word in _WORD.findall(text[:400])][:_MOST_WORDS]


def search_site(*, text: str, language: str) -> Found:
    """Pages and open assignments with all words of `text`. Any input is allowed; without a word nothing is found."""
    words = words_of(text)
    if not words:
        return Found([], [], [], 0)
    ids = _assignments(words)
    rows = Assignment.objects.open().for_lists().in_bulk(ids[:_MOST_ASSIGNMENTS])
    shown = [rows[pk] for pk in ids[:_MOST_ASSIGNMENTS] if pk in rows]
    return Found(words, _pages(words, language), shown, len(ids))


def _pages(words: list[str], language: str):
    """Whole words first; when there is no such page, beginnings of words."""
    locale = Locale.objects.get_for_language(language)
    pages = Page.objects.live().public().filter(locale=locale, depth__gt=1).specific()
    exact = pages.search(" ".join(words))
    return exact if exact.count() else pages.autocomplete(" ".join(words))


def _assignments(words: list[str]) -> list[int]:
    """Ids of open assignments, best first. Words that stand in every text find nothing here."""
    found = find_assignments(text=" ".join(words), sort="words")
    return [pk for pk, worth in found.worth.items() if worth]


def highlight(text: str, words: list[str]) -> SafeString:
    """`text` with `words` marked; everything else is escaped."""
    if not words:
        return format_html("{}", text)
    pattern = re.compile("(" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")", re.I)
    parts = pattern.split(text)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if number % 2 else part,) for number, part in enumerate(parts))
    )
