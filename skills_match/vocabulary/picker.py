"""The vocabulary as people type it: suggestions by label and synonym, in either language, slips forgiven."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..enums import ConceptKind
from ..models import Concept
from ..words import fold
from .index import Vocabulary, forget_vocabulary, vocabulary
from .texts.concepts import ConceptsInText
from .texts.index import text_index
from .texts.otherwise import in_full, otherwise

__all__ = ["Suggestion", "Vocabulary", "forget_vocabulary", "suggest", "vocabulary"]

#: Nobody types more into a field to find a word; the rest of a pasted text is not looked at.
LONGEST_TYPED = 200
_WORDS = re.compile(r"[^\W_]+")
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

    def search(typed: str) -> list[tuple[int, str]]:
        return words.search(text=typed, language=language, kinds=kinds, limit=limit)

    found = dict(search(full) if (full := in_full(text)) else ())
    for pk, matched in search(text):
        found.setdefault(pk, matched)
    near: dict[int, str] = {}
    if len(found) < min(ENOUGH, limit) and fold(text):
        for way in otherwise(text):
            near |= dict(search(way))
        near |= dict.fromkeys(concepts_near(text, words=words, kinds=kinds, limit=limit), "")
        near = {concept: matched for concept, matched in near.items() if concept not in found}
    named = [*found.items(), *near.items()]
    concepts = Concept.objects.filter(is_active=True).in_bulk([pk for pk, _text in named]) if named else {}
    suggestions = []
    for pk, matched in named:
        if concept := concepts.get(pk):
            label = words.label(pk, language) or matched
            shown = "" if fold(label) == fold(matched) else matched
            suggestions.append(Suggestion(concept, label, shown, is_near=pk in near))
    return suggestions[:limit]


def named_like(texts: Iterable[str], *, language: str, kind: ConceptKind) -> dict[str, str]:
    """For each text the name of the concept that is likeliest the same thing, "" where none comes near."""
    words, index = vocabulary(), text_index.get()
    likely: dict[str, str] = {}
    for text in texts:
        found = [pk for pk, _text in words.search(text=text, language=language, kinds=[kind], limit=1)]
        found = found or concepts_near(text, words=words, kinds=[kind], limit=1, texts=index)
        likely[text] = words.label(found[0], language) if found else ""
    return likely


def concepts_near(
    text: str,
    *,
    words: Vocabulary,
    kinds: Collection[ConceptKind | str],
    limit: int,
    texts: ConceptsInText | None = None,
) -> list[int]:
    """Concepts whose names hold the gist of what was typed, best first, slips mended. `texts`: for many in a row."""
    text = text[:LONGEST_TYPED]
    mended = words.mended(text)
    meant = _WORDS.sub(lambda word: mended.get(fold(word[0]), word[0]), text)
    found = (text_index.get() if texts is None else texts).read(meant, typed=True).best(kinds=kinds, limit=limit)
    return [mention.concept for mention in found if mention.share >= GIST]
