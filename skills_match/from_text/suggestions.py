"""What a pasted text speaks of: skills and occupations to confirm one by one. The text itself is kept nowhere."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.db import transaction

from diaspora.models import Profile

from ..assignments.editing import add_skill, choose_occupation
from ..enums import ConceptKind
from ..models import Assignment, Concept
from ..people.skills import save_occupation, save_skill
from ..vocabulary.of_occupations import skills_of
from ..vocabulary.picker import Vocabulary, vocabulary
from ..vocabulary.texts.concepts import Mention
from ..vocabulary.texts.every_trade import said_in_every_trade
from ..vocabulary.texts.index import text_index
from ..vocabulary.titles.occupations import twins_of
from ..words import fold
from .certainty import (
    SAYS_MUCH,
    WHOLE,
    WHOLE_IN_OTHER_WORDS,
    excerpt,
    is_guess,
    is_in_one_piece,
    is_worth_a_guess,
    says_a_skill,
    says_who,
    weighed,
    weighed_as_title,
)

#: Characters of a text that is looked at; some eight pages.
LONGEST_TEXT = 20_000
SKILLS_SHOWN, OCCUPATIONS_SHOWN = 20, 6
OCCUPATIONS_LOOKED_AT = 20
#: So many skills that an occupation asks for are offered to whoever says to have it.
SKILLS_OF_FIRST = 3
#: A label of which the text has less than this share is a guess that nobody wants to read.
SHARE_SHOWN = 0.55
#: What a concept keeps of its worth for each better one that the same words gave rise to: what else the text speaks of
#: comes before the second and third name of one thing.
SAME_WORDS_WORTH = 0.8
#: Parts of so many names in the same words are none of them.
TOO_MANY = 3


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

    Concepts in `known` (ids) are left out. What comes after the first 20,000 characters is not looked at. Nothing
    of the text is stored.
    """
    text = text[:LONGEST_TEXT]
    reading, words = text_index.get().read(text), vocabulary()

    def likely(kinds: Collection[str], limit: int, *, certain: Sequence[Mention] = ()) -> list[Mention]:
        is_of_skills = ConceptKind.SKILL in kinds
        says_enough = says_a_skill if is_of_skills else says_who
        weigh = weighed if is_of_skills else partial(weighed_as_title, text)
        found = reading.best(kinds=kinds, limit=3 * limit + len(known) + 20)
        found = [hit for hit in found if hit.share >= SHARE_SHOWN]
        if is_of_skills:
            # Several hits may mean one thing now: the best is kept.
            meant = [_as_people_say(text, hit, words) for hit in reversed(found)]
            found = list({hit.concept: hit for hit in meant}.values())
        found = _without_shadows(text, found)
        likely = [weigh(hit) for hit in found if says_enough(text, hit, words)]
        of_many = _of_many(likely)
        said = [hit for hit in likely if not is_guess(text, hit) and hit.concept not in of_many]
        heard = {hit.concept for hit in said}
        besides = [hit for hit in certain if hit.concept not in heard]
        heard |= {hit.concept for hit in besides}
        guesses = [hit for hit in likely if hit.concept not in heard and is_worth_a_guess(hit, besides=len(said))]
        said = _varied(said)
        return [*said[:SAYS_MUCH], *besides, *said[SAYS_MUCH:], *_varied(guesses)][: limit + len(known)]

    # What is known is said by the text, too: nothing is filled up in its place.
    said = likely({ConceptKind.SKILL}, SKILLS_SHOWN, certain=_of_every_trade(text, words))
    skills = [hit for hit in said if hit.concept not in known]
    # Twins of what is shown are left out below: others come in their place.
    occupations = likely({ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP}, 2 * OCCUPATIONS_SHOWN)
    occupations = [hit for hit in occupations if hit.concept not in known]
    best = reading.best(kinds={ConceptKind.OCCUPATION}, limit=OCCUPATIONS_LOOKED_AT)
    named = [hit for hit in best if says_who(text, hit, words)]
    if len(said) < SAYS_MUCH:
        skills += _of_first(named, besides={hit.concept for hit in skills} | set(known))
    # The index may be a moment older than what the office has just merged or switched off.
    in_use = Concept.objects.filter(is_active=True).in_bulk([hit.concept for hit in [*skills, *occupations]])
    kinds = [(hit.concept, in_use[hit.concept].kind) for hit in occupations if hit.concept in in_use]
    twins = twins_of(kinds, words=words, language=language)
    occupations = [hit for hit in occupations if hit.concept not in twins]

    def told(found: list[Mention]) -> list[TextSuggestion]:
        return [
            TextSuggestion(hit.concept, words.label(hit.concept, language), excerpt(text, hit))
            for hit in found
            if hit.concept in in_use
        ]

    return TextSuggestions(skills=told(skills)[:SKILLS_SHOWN], occupations=told(occupations)[:OCCUPATIONS_SHOWN])


def _without_shadows(text: str, found: list[Mention]) -> list[Mention]:
    """Without part of a name where the text has another one whole, word by word: infection prevention and control does
    not speak of the waste of hospitals, nor risk management of the safety of patients."""
    whole = [hit for hit in found if hit.share >= WHOLE and is_in_one_piece(text, hit)]
    return [
        hit
        for hit in found
        if hit.share >= WHOLE_IN_OTHER_WORDS
        or not any(other.start <= hit.start and hit.end <= other.end for other in whole)
    ]


def _of_many(found: list[Mention]) -> set[int]:
    """Concepts of which the text has only what several share: to set a price (of water, of electricity, of meals)."""
    parts = [hit for hit in found if hit.share < WHOLE_IN_OTHER_WORDS]
    times = Counter((hit.start, hit.end) for hit in parts)
    return {hit.concept for hit in parts if times[hit.start, hit.end] >= TOO_MANY}


def _of_first(occupations: list[Mention], *, besides: Collection[int]) -> list[Mention]:
    """What the first occupation that a text names in full asks for, after all that the text says itself."""
    named = next((hit for hit in occupations if hit.share >= WHOLE), None)
    if named is None:
        return []
    return [replace(named, concept=pk) for pk in skills_of([named.concept], limit=SKILLS_OF_FIRST) if pk not in besides]


def _of_every_trade(text: str, words: Vocabulary) -> list[Mention]:
    """What people of every trade also do, where the vocabulary has it: after what is of this one, before guesses."""
    return [
        Mention(concept, worth=0, share=1, start=start, end=end, words=2, holders=1)
        for name, start, end in said_in_every_trade(text)
        for concept in sorted(words.named(name))[:1]
    ]


def _varied(hits: list[Mention]) -> list[Mention]:
    """Best first, each worth less for every better one whose words overlap with its own."""
    left, chosen = {hit.concept: (hit.worth, hit) for hit in hits}, []
    while left:
        _worth, best = max(left.values(), key=lambda pair: (pair[0], -pair[1].concept))
        del left[best.concept]
        chosen.append(best)
        for concept, (value, hit) in left.items():
            if hit.start < best.end and best.start < hit.end:
                left[concept] = value * SAME_WORDS_WORTH, hit
    return chosen


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


def _as_people_say(text: str, hit: Mention, words: Vocabulary) -> Mention:
    """One word of a longer name as what people mean by this word alone, if that is one thing: `budgets` are prepared,
    and nobody means the financing of schools."""
    if hit.words > 1 or hit.share >= WHOLE:
        return hit
    meant = words.typed_alone(fold(excerpt(text, hit)), ConceptKind.SKILL)
    return replace(hit, concept=meant[0], share=WHOLE_IN_OTHER_WORDS) if len(meant) == 1 else hit
