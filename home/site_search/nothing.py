"""What helps when nothing was found: words that we know, topics to look through."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.query import PageQuerySet

from skills_match.vocabulary.spelling import SHORTEST_MENDED
from skills_match.words import fold

from ..models import LibraryIndexPage, LibraryPage, SearchWord, Topic
from .corpus import site_words
from .finding import visible_pages

_MOST = 4


@dataclass(frozen=True)
class WaysOn:
    """`words`: known ones that look like those typed, that are published. `library`: where the topics narrow."""

    words: list[str]
    topics: list[Topic]
    library: str


def advice_for(text: str, *, language: str) -> WaysOn:
    pages = visible_pages(language)
    index = LibraryIndexPage.objects.filter(pk__in=pages.values("pk")).first()
    publications = LibraryPage.objects.filter(pk__in=pages.values("pk"))
    topics = list(Topic.objects.of(publications)) if index else []
    return WaysOn(_resembling(text, pages), topics, index.get_url() if index else "")


def _resembling(text: str, pages: PageQuerySet) -> list[str]:
    """Words that look like what was typed, of texts that everybody may read: the index knows more than these."""
    known = site_words.get().words
    alike: dict[str, float] = {}
    for word in fold(text).split()[:_MOST]:
        if len(word) >= SHORTEST_MENDED and known.words:
            alike |= known.resembling(word)
    likely = sorted(alike, key=lambda match: (-alike[match], match))[: 2 * _MOST]
    seen = pages.values("pk")
    inside = Q(stem__postings__entry__reading__document__library_versions__page__in=seen)
    shown = SearchWord.objects.filter(Q(stem__postings__entry__page__in=seen) | inside, text__in=likely)
    public = set(shown.values_list("text", flat=True))
    return [word for word in likely if word in public][:_MOST]
