"""The words that the index has, in this process: a plan asks them before it mends a slip or completes a beginning."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max

from skills_match.search.plan import LANGUAGES
from skills_match.vocabulary.background import BuiltInBackground
from skills_match.vocabulary.spelling import WordIndex

from ..models import SearchStem, SearchWord

_LARGE = 20_000


@dataclass(frozen=True)
class SiteWords:
    words: WordIndex
    tokens: dict[str, frozenset[str]]

    def __len__(self) -> int:
        return len(self.words.words)


def _version() -> int | None:
    """Words are added and never change."""
    return SearchWord.objects.aggregate(newest=Max("pk"))["newest"]


def _load() -> SiteWords:
    tokens: dict[str, set[str]] = defaultdict(set)
    for language, text in SearchStem.objects.values_list("language", "text").iterator(chunk_size=10_000):
        tokens[language].add(text)
    words = SearchWord.objects.values_list("text", flat=True).iterator(chunk_size=10_000)
    return SiteWords(WordIndex(words), {language: frozenset(tokens[language]) for language in LANGUAGES})


site_words = BuiltInBackground(
    "words of the site", version=_version, build=_load, is_large=lambda kept: len(kept) >= _LARGE
)
