"""Occupations as people look for them: by a name of theirs, else by the title of a job or of an assignment."""

from ...enums import ConceptKind
from ...models import Concept
from ..picker import Suggestion, suggest, vocabulary
from .index import title_index

#: An occupation whose names are less like a title than this (0 … 2) is a guess that nobody wants to read.
ALIKE_ENOUGH = 0.6
SHOWN = 5


def suggest_occupations(*, text: str, language: str, limit: int = 10) -> list[Suggestion]:
    """Occupations whose names hold every word of `text`; if none does, those that come close to it as a title."""
    kinds = [ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP]
    return suggest(text=text, language=language, kinds=kinds, limit=limit) or occupations_of(
        title=text, language=language
    )


def occupations_of(*, title: str, language: str) -> list[Suggestion]:
    """At most five occupations that a title in either language probably means, likeliest first; to be confirmed.

    "Senior nurse for the intensive care of Bugando" means an intensive care nurse. An empty title means nothing.
    """
    alike = title_index.get().occupations_of(title, SHOWN)
    likely = [concept for concept, likeness in alike if likeness >= ALIKE_ENOUGH]
    concepts = Concept.objects.filter(is_active=True).in_bulk(likely)
    words = vocabulary()
    return [Suggestion(concepts[pk], words.label(pk, language), "") for pk in likely if pk in concepts]
