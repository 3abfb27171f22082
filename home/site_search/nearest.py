"""Finding pages: with the words as they were typed, and where no page has them, step by step a little further away.

What is further away is said on the page; nothing is put in the place of words that we do not know.
"""

from collections.abc import Iterator
from dataclasses import replace

from skills_match.search.plan import Plan, is_searchable, plan_for
from skills_match.search.wishes import of_every_search, wish_of
from skills_match.vocabulary.index import Vocabulary, vocabulary
from skills_match.words import fold

from .corpus import site_words
from .finding import Match, find, find_most, in_language, other_languages
from .found import Found, SiteHit
from .marks import Marks
from .wording import in_other_words

#: Where so few pages have the words as they were typed, those follow whose other language has them.
FEW = 3


def search_pages(*, text: str, language: str) -> Found:
    """Pages and publications in `language`: with all words, slips mended, or with other names of what is meant; with
    the words in their version in another language; in other words, ours or of the other language; with most words."""
    words = vocabulary()
    plan = _plan(text, words)
    if found := _as_typed(plan, language):
        return _with_other_versions(found, plan, language) if len(found.hits) <= FEW else found
    return (
        _in_another_language(plan, language)
        or _in_other_words(text, plan, language, words)
        or _in_part(text, language, words)
        or Found(marks=Marks.of(plan))
    )


def _as_typed(plan: Plan, language: str) -> Found | None:
    for with_other_names in (False, True):
        if matches := find(plan, language=language, with_other_names=with_other_names):
            return _found(matches, plan)
    return None


def _with_other_versions(found: Found, plan: Plan, language: str) -> Found:
    """In Kiswahili one programme has `conference` in its name; the pages of conferences have it in English."""
    others = _in_another_language(plan, language)
    known = {hit.pk for hit in found.hits}
    more = [hit for hit in others.hits if hit.pk not in known] if others else []
    least = min(hit.worth for hit in found.hits)
    following = [hit._replace(worth=min(hit.worth, least - 1)) for hit in more]
    return replace(found, hits=[*found.hits, *following], is_some_elsewhere=bool(more))


def _in_another_language(plan: Plan, language: str) -> Found | None:
    """The names of programmes and organisations often stand in one language only."""
    for other in other_languages(language):
        if matches := find(plan, language=other, with_other_names=False):
            return replace(_found(in_language(matches, language), plan), elsewhere=True)
    return None


def _in_other_words(text: str, plan: Plan, language: str, words: Vocabulary) -> Found | None:
    asked = wish_of(text, words).words
    meant = " ".join(plan.mended.get(word, word) for word in fold(asked).split())
    for said, other in _said_otherwise(meant, language, words, is_shorter=asked != text):
        if matches := find(other, language=language, with_other_names=False):
            return replace(_found(matches, other), mended=plan.mended, said=said)
    return None


def _in_part(text: str, language: str, words: Vocabulary) -> Found | None:
    """Without the words of every search first, then with them: `ajira` is one for work, and none for the guides."""
    telling = " ".join(word for word in fold(text).split() if word not in of_every_search())
    for asked in dict.fromkeys([telling, text]):
        plan = _plan(asked, words)
        if matches := find_most(plan, language=language):
            return replace(_found(matches, plan), is_some=True)
    return None


def _found(matches: list[Match], plan: Plan) -> Found:
    hits = [SiteHit(match.worth, match.kind, match.page_id, match.reading_id) for match in matches]
    return Found(hits, Marks.of(plan), plan.mended)


def _plan(text: str, words: Vocabulary) -> Plan:
    return plan_for(text, corpus=site_words.get(), vocabulary=words)


def _said_otherwise(text: str, language: str, words: Vocabulary, *, is_shorter: bool) -> Iterator[tuple[str, Plan]]:
    """`is_shorter`: words of every search were left out, so that what remains is another text already."""
    for said in [*([text] if is_shorter else []), *in_other_words(text, language)]:
        if is_searchable(said):
            yield said, _plan(said, words)
