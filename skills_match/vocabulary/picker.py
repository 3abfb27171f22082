"""The vocabulary as people type it: suggestions by label and synonym, in either language, slips forgiven."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..enums import ConceptKind
from ..models import Concept
from ..words import fold
from .index import Vocabulary, forget_vocabulary, vocabulary
from .texts.index import text_index

__all__ = ["Suggestion", "Vocabulary", "forget_vocabulary", "suggest", "vocabulary"]

#: Fewer names than this that hold every typed word are little: those that hold the gist of them are shown as well.
ENOUGH = 5
#: How much of a name, by the rarity of its words, is in what was typed when it holds the gist.
GIST = 0.4


@dataclass(frozen=True)
class Suggestion:
    """A concept that was probably meant. `matched_text` is the word that led to it when it is not the label shown;
    `is_near`: its names hold some of the typed words only, or others of their family."""

    concept: Concept
    label: str
    matched_text: str
    is_near: bool = False


def suggest(*, text: str, language: str, kinds: Collection[ConceptKind | str], limit: int = 10) -> list[Suggestion]:
    """Concepts of `kinds` that `text` probably means, best first, labelled in `language`.

    Labels and synonyms of every language are searched; accents, case, word order and slips of the keyboard
    are forgiven. Where few names hold every word, names that hold the gist of them follow: `kupanga bajeti` means
    what is called `upangaji wa bajeti`. An empty text suggests nothing.
    """
    words = vocabulary()
    found = words.search(text=text, language=language, kinds=kinds, limit=limit)
    near: dict[int, str] = {}
    if len(found) < min(ENOUGH, limit) and fold(text):
        held = {concept for concept, _text in found}
        near = {concept: "" for concept in _near(text, kinds, limit) if concept not in held}
    named = [*found, *near.items()]
    concepts = Concept.objects.filter(is_active=True).in_bulk([pk for pk, _text in named]) if named else {}
    suggestions = []
    for pk, matched in named:
        if concept := concepts.get(pk):
            label = words.label(pk, language) or matched
            shown = "" if fold(label) == fold(matched) else matched
            suggestions.append(Suggestion(concept, label, shown, is_near=pk in near))
    return suggestions[:limit]


def _near(text: str, kinds: Collection[str], limit: int) -> Iterator[int]:
    for mention in text_index.get().find(text, kinds=kinds, limit=limit):
        if mention.share >= GIST:
            yield mention.concept
