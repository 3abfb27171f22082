"""Occupations as people look for them: by a name of theirs, else by the title of a job or of an assignment."""

from collections.abc import Sequence
from dataclasses import replace

from ...enums import ConceptKind
from ...models import Concept
from ..picker import Suggestion, Vocabulary, suggest, vocabulary
from ..tokens import stems_of
from .index import title_index

#: An occupation whose names are less like a title than this (0 … 2) is a guess that nobody wants to read.
ALIKE_ENOUGH = 0.6
SHOWN = 5


def suggest_occupations(*, text: str, language: str, limit: int = 10) -> list[Suggestion]:
    """Occupations whose names hold every word of `text`; if none does, those that come close to it as a title."""
    kinds = [ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP]
    found = suggest(text=text, language=language, kinds=kinds, limit=limit)
    found = found or [replace(hit, is_near=True) for hit in occupations_of(title=text, language=language)]
    twins = twins_of([(hit.concept.pk, hit.concept.kind) for hit in found], words=vocabulary(), language=language)
    return [hit for hit in found if hit.concept.pk not in twins]


def twins_of(concepts: Sequence[tuple[int, str]], *, words: Vocabulary, language: str) -> set[int]:
    """The unit groups among (concept, kind) that are called as an occupation among them is: after a civil
    engineer "Civil engineers" says nothing more."""

    def named(concept: int) -> frozenset[str]:
        return frozenset(stems_of(words.label(concept, language), language))

    own = {named(pk) for pk, kind in concepts if kind == ConceptKind.OCCUPATION}
    return {pk for pk, kind in concepts if kind == ConceptKind.UNIT_GROUP and named(pk) in own}


def occupations_of(*, title: str, language: str) -> list[Suggestion]:
    """At most five occupations that a title in either language probably means, likeliest first; to be confirmed.

    "Senior nurse for the intensive care of Bugando" means an intensive care nurse. An empty title means nothing.
    """
    alike = title_index.get().occupations_of(title, SHOWN)
    likely = [concept for concept, likeness in alike if likeness >= ALIKE_ENOUGH]
    concepts = Concept.objects.filter(is_active=True).in_bulk(likely)
    words = vocabulary()
    return [Suggestion(concepts[pk], words.label(pk, language), "") for pk in likely if pk in concepts]
