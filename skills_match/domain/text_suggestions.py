"""What a pasted text speaks of: skills and occupations to confirm one by one. The text itself is kept nowhere."""

from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from django.db import transaction

from diaspora.models import Profile

from ..enums import ConceptKind, LabelKind
from ..matching.concepts_in_text import ConceptsInText, Found, Label
from ..models import Assignment, Concept, ConceptLabel
from .assignment_editing import add_skill, choose_occupation
from .person_skills import save_occupation, save_skill
from .vocabulary import Vocabulary, vocabulary

#: Characters of a text that is looked at; some eight pages.
LONGEST_TEXT = 20_000
SKILLS_SHOWN, OCCUPATIONS_SHOWN = 20, 6
#: A label of which the text has less than this share is a guess that nobody wants to read.
SHARE_SHOWN = 0.6


@dataclass(frozen=True)
class TextSuggestion:
    """A concept that a text probably speaks of, and the words of the text that gave rise to it."""

    concept: int
    label: str
    words: str


@dataclass(frozen=True)
class TextSuggestions:
    """Best first."""

    skills: list[TextSuggestion]
    occupations: list[TextSuggestion]


def suggest_from_text(*, text: str, language: str, known: Collection[int] = ()) -> TextSuggestions:
    """Skills and occupations that `text` speaks of, in any language of the vocabulary, labelled in `language`.

    Concepts in `known` (ids) are left out. What stands beyond the first 20,000 characters is not looked at. Nothing
    of the text is stored.
    """
    text = text[:LONGEST_TEXT]
    words, index = _index()

    def ranked(kinds: Collection[str], limit: int) -> list[TextSuggestion]:
        found = index.find(text, kinds=kinds, limit=limit + len(known) + 20)
        return [
            TextSuggestion(hit.concept, words.label(hit.concept, language), _excerpt(text, hit))
            for hit in found
            if hit.share >= SHARE_SHOWN and hit.concept not in known
        ][:limit]

    return TextSuggestions(
        skills=ranked({ConceptKind.SKILL}, SKILLS_SHOWN),
        occupations=ranked({ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP}, OCCUPATIONS_SHOWN),
    )


@transaction.atomic
def confirm_for_profile(*, profile: Profile, levels: dict[int, int], occupations: Collection[int]) -> int:
    """Add the skills (concept → level) and occupations that a person confirmed. Returns how many."""
    concepts = Concept.objects.filter(is_active=True).in_bulk([*levels, *occupations])
    for skill, level in levels.items():
        save_skill(profile=profile, skill=concepts[skill], level=level)
    for occupation in occupations:
        save_occupation(profile=profile, occupation=concepts[occupation], is_main=False)
    return len(levels) + len(occupations)


@transaction.atomic
def confirm_for_assignment(
    *, assignment: Assignment, by, asked: dict[int, tuple[str, int]], occupation: int | None
) -> int:
    """Ask for the skills (concept → importance, level) and the occupation that were confirmed. Raises NotEditable."""
    concepts = Concept.objects.filter(is_active=True).in_bulk([*asked, *([occupation] if occupation else [])])
    for skill, (importance, level) in asked.items():
        add_skill(assignment=assignment, by=by, skill=concepts[skill], importance=importance, level=level)
    if occupation:
        choose_occupation(assignment=assignment, by=by, occupation=concepts[occupation])
    return len(asked) + bool(occupation)


_lock = Lock()
_cached: tuple[Vocabulary, ConceptsInText] | None = None


def _index() -> tuple[Vocabulary, ConceptsInText]:
    """This process's index, made when it is first needed and again with every new vocabulary."""
    global _cached
    words = vocabulary()
    with _lock:
        if _cached is None or _cached[0] is not words:
            _cached = words, _load()
        return _cached


def _load() -> ConceptsInText:
    rows = (
        ConceptLabel.objects.in_use()
        .exclude(concept__kind=ConceptKind.GROUP)
        .order_by("id")
        .values_list("concept_id", "concept__kind", "language", "text", "kind")
    )
    return ConceptsInText(
        Label(concept, concept_kind, language, text, kind == LabelKind.PREFERRED)
        for concept, concept_kind, language, text, kind in rows.iterator(chunk_size=10_000)
    )


def _excerpt(text: str, hit: Found) -> str:
    """The words as they stand in the text, on one line."""
    return " ".join(text[hit.start : hit.end].split())
