"""The vocabulary as people type it: suggestions by label and synonym, in either language, slips forgiven."""

from collections.abc import Collection
from dataclasses import dataclass

from ..enums import ConceptKind
from ..models import Concept
from ..words import fold
from .index import Vocabulary, forget_vocabulary, vocabulary

__all__ = ["Suggestion", "Vocabulary", "forget_vocabulary", "suggest", "vocabulary"]


@dataclass(frozen=True)
class Suggestion:
    """A concept that was probably meant. `matched_text` is the word that led to it when it is not the label shown."""

    concept: Concept
    label: str
    matched_text: str


def suggest(*, text: str, language: str, kinds: Collection[ConceptKind | str], limit: int = 10) -> list[Suggestion]:
    """Concepts of `kinds` that `text` probably means, best first, labelled in `language`.

    Labels and synonyms of every language are searched; accents, case, word order and slips of the keyboard
    are forgiven. An empty text suggests nothing.
    """
    words = vocabulary()
    found = words.search(text=text, language=language, kinds=kinds, limit=limit)
    concepts = Concept.objects.filter(is_active=True).in_bulk([concept for concept, _text in found]) if found else {}
    suggestions = []
    for pk, matched in found:
        if concept := concepts.get(pk):
            label = words.label(pk, language) or matched
            suggestions.append(Suggestion(concept, label, "" if fold(label) == fold(matched) else matched))
    return suggestions
