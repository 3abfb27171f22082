"""What people searched for in vain, for editors: words that were asked on five different days, and never by whom."""

import re

from django.db.models import F, QuerySet
from django.utils import timezone

from skills_match.search.plan import LANGUAGES
from skills_match.vocabulary.stems import stem
from skills_match.words import fold

from ..models import SearchPosting, UnfoundSearch
from .tokens import SUMMARY

#: On fewer days than this, words may be those of one person.
ENOUGH_DAYS = 5
#: More words, or longer ones, are a sentence about somebody rather than a search.
MOST_WORDS, LONGEST = 4, 60
#: A flood of nonsense fills no disk: nothing new is kept from about here on. No promise of an exact number, for which
#: every search would have to wait for the others.
ENOUGH_ROWS = 20_000
#: Numbers, e-mail addresses, telephones, references of cases.
_PERSONAL = re.compile(r"[\d@]")


def note(text: str, *, language: str) -> None:
    """One more day for these words. Nothing is kept of what may be about a person, or has words of sensitive pages."""
    words = fold(text).split()
    asked = " ".join(words)
    if not words or len(words) > MOST_WORDS or len(asked) > LONGEST or _PERSONAL.search(text) or _is_sensitive(words):
        return
    today, rows = timezone.localdate(), UnfoundSearch.objects.filter(text=asked, language=language)
    if rows.exclude(last_on=today).update(days=F("days") + 1, last_on=today) or rows.exists():
        return
    if UnfoundSearch.objects.count() < ENOUGH_ROWS:
        new = UnfoundSearch(text=asked, language=language, last_on=today)
        UnfoundSearch.objects.bulk_create([new], ignore_conflicts=True)


def often_unfound() -> QuerySet[UnfoundSearch]:
    return UnfoundSearch.objects.filter(days__gte=ENOUGH_DAYS).order_by("-days", "text")


def _is_sensitive(words: list[str]) -> bool:
    """Whether a page for people in danger has one of the words in its title or summary."""
    stems = {(language, stem(word, language)) for word in words for language in LANGUAGES}
    rows = SearchPosting.objects.filter(entry__is_sensitive=True, worth__gte=SUMMARY)
    found = rows.filter(stem__text__in={text for _language, text in stems})
    return any(token in stems for token in found.values_list("stem__language", "stem__text"))
