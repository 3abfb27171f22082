"""What a pasted text speaks of: skills and occupations to confirm one by one. The text itself is kept nowhere."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from django.db import transaction

from diaspora.models import Profile

from ..assignments.editing import add_skill, choose_occupation
from ..enums import ConceptKind
from ..models import Assignment, Concept
from ..people.skills import save_occupation, save_skill
from ..vocabulary.everyday import is_english_everyday
from ..vocabulary.of_occupations import occupations_called, skills_of
from ..vocabulary.picker import Vocabulary, vocabulary
from ..vocabulary.stems import forms_of, stem
from ..vocabulary.texts.abbreviations import abbreviations
from ..vocabulary.texts.company import has_company
from ..vocabulary.texts.concepts import Mention
from ..vocabulary.texts.index import text_index
from ..vocabulary.titles.occupations import twins_of
from ..vocabulary.tokens import stems_of
from ..words import fold

#: Characters of a text that is looked at; some eight pages.
LONGEST_TEXT = 20_000
SKILLS_SHOWN, OCCUPATIONS_SHOWN = 20, 6
OCCUPATIONS_LOOKED_AT = 20
#: A text with so many skills is a whole curriculum vitae or terms of reference: what stands around a word says what it
#: means, and nothing needs to be added.
SAYS_MUCH = 10
#: A text of which fewer than this are said is short, and guesses are all there is.
FEW = 3
#: So many skills that an occupation asks for are offered to whoever says to have it.
SKILLS_OF_FIRST = 3
#: A label of which the text has less than this share is a guess that nobody wants to read.
SHARE_SHOWN = 0.55
#: What can be done with anything, so that alone it names nothing.
VERBS_OF_EVERYTHING = {
    "en": "test measure teach train manage plan provide support assess check make write help do use lead supervise",
    "sw": "pima fundisha simamia panga toa saidia kagua tengeneza andika fanya tumia ongoza hudumia andaa",
}
#: From this share on a text has all of a label that says anything; in other words, from the
#: next; from the last, most of it.
WHOLE, WHOLE_IN_OTHER_WORDS, MOST = 0.9, 0.78, 0.7
#: One word of a longer name says enough where no more concepts than this have it; a word that more have says little.
FEW_HOLDERS, MANY_HOLDERS = 5, 20
#: What a hit keeps of its worth that only such words speak for.
PART_WORTH = 0.6
#: What a concept keeps of its worth for each better one that the same words gave rise to: what else the text speaks of
#: comes before the second and third name of one thing.
SAME_WORDS_WORTH = 0.8


#: Where the end of a line divides a word.
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\r?\n\s*(?=[^\W\d_])")


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

    def likely(kinds: Collection[str], limit: int) -> list[Mention]:
        says_enough = _says_a_skill if ConceptKind.SKILL in kinds else _says_who
        found = reading.best(kinds=kinds, limit=3 * limit + len(known) + 20)
        found = [hit for hit in found if hit.share >= SHARE_SHOWN]
        if ConceptKind.SKILL in kinds:
            # Several hits may mean one thing now: the best is kept.
            meant = [_as_people_say(text, hit, words) for hit in reversed(found)]
            found = list({hit.concept: hit for hit in meant}.values())
        found = _without_shadows(found, known)
        likely = [_weighed(hit) for hit in found if hit.concept not in known and says_enough(text, hit, words)]
        said = [hit for hit in likely if not _is_guess(text, hit)]
        guesses = [hit for hit in likely if hit not in said] if not FEW <= len(said) < SAYS_MUCH else []
        return [*_varied(said), *_varied(guesses)][:limit]

    skills = likely({ConceptKind.SKILL}, SKILLS_SHOWN)
    occupations = likely({ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP}, OCCUPATIONS_SHOWN)
    best = reading.best(kinds={ConceptKind.OCCUPATION}, limit=OCCUPATIONS_LOOKED_AT)
    named = [hit for hit in best if _says_who(text, hit, words)]
    if len(skills) < SAYS_MUCH:
        skills += _of_first(named, besides={hit.concept for hit in skills} | set(known))
    # The index may be a moment older than what the office has just merged or switched off.
    in_use = Concept.objects.filter(is_active=True).in_bulk([hit.concept for hit in [*skills, *occupations]])
    kinds = [(hit.concept, in_use[hit.concept].kind) for hit in occupations if hit.concept in in_use]
    twins = twins_of(kinds, words=words, language=language)
    occupations = [hit for hit in occupations if hit.concept not in twins]

    def told(found: list[Mention]) -> list[TextSuggestion]:
        return [
            TextSuggestion(hit.concept, words.label(hit.concept, language), _excerpt(text, hit))
            for hit in found
            if hit.concept in in_use
        ]

    return TextSuggestions(skills=told(skills)[:SKILLS_SHOWN], occupations=told(occupations)[:OCCUPATIONS_SHOWN])


def _without_shadows(found: list[Mention], known: Collection[int]) -> list[Mention]:
    """Without part of a name where the text has another one whole that is known already: whoever has infection
    prevention and control is not asked about the waste of hospitals for these words."""
    whole = [hit for hit in found if hit.share >= WHOLE and hit.concept in known]
    return [
        hit
        for hit in found
        if hit.share >= WHOLE_IN_OTHER_WORDS
        or not any(other.start <= hit.start and hit.end <= other.end for other in whole)
    ]


def _of_first(occupations: list[Mention], *, besides: Collection[int]) -> list[Mention]:
    """What the first occupation that a text names in full asks for, after all that the text says itself."""
    named = next((hit for hit in occupations if hit.share >= WHOLE), None)
    if named is None:
        return []
    return [replace(named, concept=pk) for pk in skills_of([named.concept], limit=SKILLS_OF_FIRST) if pk not in besides]


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
    meant = words.typed_alone(fold(_excerpt(text, hit)), ConceptKind.SKILL)
    return replace(hit, concept=meant[0], share=WHOLE_IN_OTHER_WORDS) if len(meant) == 1 else hit


def _weighed(hit: Mention) -> Mention:
    """A hit with the worth that one word deserves, or words of very many names: `schedule` is in many trades."""
    if hit.share >= WHOLE_IN_OTHER_WORDS or hit.holders <= MANY_HOLDERS:
        return hit
    return replace(hit, worth=hit.worth * PART_WORTH)


def _says_a_skill(text: str, hit: Mention, words: Vocabulary) -> bool:
    """Whether the words of a text say a skill: not one verb of everything (to test) nor what somebody is called
    (nurse); this is neither the testing of skills nor the teaching of nurses. A short form is meant as a whole: M&E is
    no evaluation of jobs."""
    said = _excerpt(text, hit)
    if ways := abbreviations().get(said.replace("&", "").casefold()):
        return _has_all(_names(hit, words), said, ways)
    folded = fold(said)
    if _is_named(hit, folded, words):
        return True
    is_little = hit.words == 1 or hit.share < MOST
    if is_little and not has_company(said, _names(hit, words), VERBS_OF_EVERYTHING):
        return False
    if " " in folded:
        return True
    is_of_everything = any(stem(folded, language) in _of_everything(language) for language in VERBS_OF_EVERYTHING)
    return not is_of_everything and (hit.share >= WHOLE_IN_OTHER_WORDS or not occupations_called(folded, words))


def _is_guess(text: str, hit: Mention) -> bool:
    """Whether only one word speaks for a longer name, and one of every day or of many names: schedule, hospital; or
    only words of very many."""
    is_of_many = hit.holders > MANY_HOLDERS
    if hit.words > 1:
        return is_of_many and hit.share < MOST
    if hit.share >= WHOLE_IN_OTHER_WORDS:
        return is_of_many
    return hit.holders > FEW_HOLDERS or is_english_everyday(fold(_excerpt(text, hit)))


def _says_who(text: str, hit: Mention, words: Vocabulary) -> bool:
    """Whether one word of a text names a person: `usafishaji` is what cleaners do, and dialysis too."""
    folded, names = fold(_excerpt(text, hit)), _names(hit, words)
    if not _is_named(hit, folded, words) and not has_company(folded, names, {}):
        return False
    if " " in folded:
        return True
    return not {word for _language, name in names for word in name.split()}.isdisjoint(forms_of(folded))


def _names(hit: Mention, words: Vocabulary) -> list[tuple[str, str]]:
    """(language, name) of what a hit means."""
    return words.words_for(hit.concept, ["en", "sw"])


def _is_named(hit: Mention, folded: str, words: Vocabulary) -> bool:
    """Whether the words of a text are a whole name of what the hit means, in the singular or the plural."""
    return any(hit.concept in words.named(form) for form in forms_of(folded))


def _has_all(names: list[tuple[str, str]], short: str, ways: Collection[str]) -> bool:
    """Whether a name has a short form, or all the words that it stands for."""
    meant = [set(stems_of(way, "en")) for way in ways]
    has_meant = any(stems <= set(stems_of(name, "en")) for _language, name in names for stems in meant)
    return has_meant or any(f" {fold(short)} " in f" {name} " for _language, name in names)


@cache
def _of_everything(language: str) -> frozenset[str]:
    return frozenset(stem(verb, language) for verb in VERBS_OF_EVERYTHING[language].split())


def _excerpt(text: str, hit: Mention) -> str:
    """The words as they stand in the text, on one line; a word that the end of a line divides is one again."""
    return " ".join(_DIVIDED.sub("", text[hit.start : hit.end]).split())
