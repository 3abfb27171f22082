"""The vocabulary as people type it: suggestions by label and synonym, in either language, slips forgiven."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..enums import ConceptKind
from ..models import Concept
from ..words import fold
from .index import Vocabulary, forget_vocabulary, vocabulary
from .kiswahili.phrases import in_english
from .of_occupations import occupations_called, skills_of
from .texts.concepts import ConceptsInText
from .texts.index import text_index
from .texts.otherwise import in_full, otherwise
from .tokens import stems_of

__all__ = ["Suggestion", "Vocabulary", "forget_vocabulary", "suggest", "vocabulary"]

#: Nobody types more into a field to find a word; the rest of a pasted text is not looked at.
LONGEST_TYPED = 200
#: What tells C++ and C# from C.
_SIGNS = re.compile(r"(?<=\w)(?:\+\+|#)")
_WORDS = re.compile(r"[^\W_]+")
#: Fewer names than this that hold every typed word are little: those that hold the gist of them are shown as well.
ENOUGH = 5
#: So many names that have the rarest word that was typed come before those that hold more of the others.
FIRST = 3
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

    signs = set(_SIGNS.findall(text))

    def search(typed: str) -> list[tuple[int, str]]:
        hits = words.search(text=typed, language=language, kinds=kinds, limit=limit)
        return [(pk, matched) for pk, matched in hits if signs <= set(_SIGNS.findall(matched))]

    found = dict(search(full) if (full := in_full(text)) else ())
    text = _mended(text, words) if len(text) <= LONGEST_TYPED else text
    called = occupations_called(text, words) if ConceptKind.SKILL in kinds else []
    if called:
        found |= dict.fromkeys(_of_people(called, text, words, limit=limit), "")
    for pk, matched in search(text):
        # A nurse is no beginning of a nursery.
        if not called or _holds(matched, text):
            found.setdefault(pk, matched)
    near: dict[int, str] = {}
    if len(found) < min(ENOUGH, limit) and fold(text):
        for way in otherwise(text):
            near |= {pk: matched for pk, matched in search(way) if _holds(matched, way)}
        if not (full and found):  # Half of what a short form stands for is another thing.
            near |= dict.fromkeys(_gist(text, words, kinds, limit, is_found=_has_whole(found, text)), "")
        near = {concept: matched for concept, matched in near.items() if concept not in found}
    named = [*found.items(), *near.items()]
    concepts = Concept.objects.filter(is_active=True).in_bulk([pk for pk, _text in named]) if named else {}
    suggestions = []
    for pk, matched in named:
        if concept := concepts.get(pk):
            label = words.label(pk, language) or matched
            shown = "" if not matched or fold(label) == fold(matched) else matched
            suggestions.append(Suggestion(concept, label, shown, is_near=pk in near))
    return suggestions[:limit]


def _has_whole(found: Mapping[int, str], text: str) -> bool:
    """Whether several words were typed and one of the names has them all."""
    return len(fold(text).split()) > 1 and any(_holds(matched, text) for matched in found.values())


def _gist(
    text: str, words: Vocabulary, kinds: Collection[ConceptKind | str], limit: int, *, is_found: bool
) -> list[int]:
    """What has the rarest of the typed words, then what has others of them: unless something is called so, since
    whoever asks for port operations does not mean operations."""
    texts = text_index.get()
    rarest = concepts_near(text, words=words, kinds=kinds, limit=FIRST, texts=texts, strict=True)
    if is_found:
        return rarest
    return list(dict.fromkeys([*rarest, *concepts_near(text, words=words, kinds=kinds, limit=limit, texts=texts)]))


def _of_people(called: list[int], text: str, words: Vocabulary, *, limit: int) -> list[int]:
    """What people of these occupations can do: first what is named after the person (general nursing care for a nurse),
    theirs and then others' (internal auditing for an auditor), then the rest of theirs."""

    def is_named_so(concept: int) -> bool:
        return any(_holds(label, text) for _language, label in words.words_for(concept, ["en", "sw"]))

    theirs = skills_of(called, limit=limit)
    named = [pk for pk in theirs if is_named_so(pk)]
    if len(named) < ENOUGH:
        near = concepts_near(text, words=words, kinds=[ConceptKind.SKILL], limit=limit)
        named += [pk for pk in near if pk not in named and is_named_so(pk)]
    return list(dict.fromkeys([*named[:ENOUGH], *theirs]))


def _mended(text: str, words: Vocabulary) -> str:
    mended = words.mended(text)
    return _WORDS.sub(lambda word: mended.get(fold(word[0]), word[0]), text) if mended else text


def _holds(label: str, text: str) -> bool:
    """Whether a label has each word of a text, in whatever form, and not only as the beginning of another word."""
    return any(set(stems_of(text, language)) <= set(stems_of(label, language)) for language in ("en", "sw"))


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
    strict: bool = False,
) -> list[int]:
    """Concepts whose names hold the gist of what was typed, best first, slips mended. `texts`: for many in a row;
    `strict`: only those that have the rarest of the typed words."""
    meant = _mended(text[:LONGEST_TYPED], words)
    index = text_index.get() if texts is None else texts
    reading = index.read(meant, typed=True)
    found = [mention for mention in reading.best(kinds=kinds, limit=4 * limit) if mention.share >= GIST]
    if strict and found:
        rarest = index.says_rarest(reading)
        found = [mention for mention in found if mention.concept in rarest]
    typed = fold(meant).split()
    phrases = [(numbers, ways) for numbers, ways in in_english(typed) if len(numbers) > 1]
    inside = {number for numbers, _ways in phrases for number in numbers}
    rest = otherwise(apart)[:1] if (apart := " ".join(w for n, w in enumerate(typed) if n not in inside)) else []
    said = [(" ".join(typed[number] for number in numbers), ways) for numbers, ways in phrases]
    likely = (mention.concept for mention in found)
    return [pk for pk in likely if not said or _says(pk, said, " ".join([apart, *rest]), words)][:limit]


def _says(concept: int, phrases: list[tuple[str, tuple[str, ...]]], rest: str, words: Vocabulary) -> bool:
    """Whether a name of a concept has what only several words of Kiswahili together mean (`huduma ya kwanza`, first
    aid): the whole phrase, or something of it in English; or else another of the typed words. `huduma` alone is another
    thing."""
    for language, label in words.words_for(concept, ["en", "sw"]):
        stems = set(stems_of(label, language))
        if stems & set(stems_of(rest, language)):
            return True
        for typed, ways in phrases:
            if language == "en" and any(stems & set(stems_of(way, "en")) for way in ways):
                return True
            if language == "sw" and set(stems_of(typed, "sw")) <= stems:
                return True
    return False
