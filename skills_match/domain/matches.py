"""Matches both ways, explained: assignments for a person, people for an assignment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from diaspora.enums import ConsentPurpose
from diaspora.models import Language, Profile
from diaspora.rules import is_office

from ..enums import LEVEL_WORDS, SkillLevel
from ..matching import engines
from ..matching.additions import best_additions
from ..matching.advice import Advice, advise
from ..matching.bands import band_of
from ..matching.engine import Audience
from ..matching.explain import Explanation, explain
from ..matching.facts import AssignmentFacts, PersonFacts
from ..matching.names import Names
from ..matching.openings import openings
from ..matching.rows import assignment_facts, person_facts
from ..matching.score import Parts, order, score
from ..matching.taxonomy import taxonomy_facts
from ..models import Assignment, AssignmentInvitation, Concept, PersonOccupation, PersonSkill
from .vocabulary import Vocabulary, vocabulary

#: Nobody reads more of a ranking.
SHOWN = 25


@dataclass(frozen=True)
class AssignmentMatch:
    """An open assignment that fits a person, and why."""

    assignment: Assignment
    parts: Parts
    explanation: Explanation


@dataclass(frozen=True)
class PersonMatch:
    """A person that fits an assignment, and why. `profile` is None for a host, who may not know who it is: it speaks
    of the person by `handle` (see `handle_of`) and reads what came of its `invitation`."""

    number: int
    occupation: str
    experience_years: int | None
    skills: tuple[str, ...]
    parts: Parts
    explanation: Explanation
    profile: Profile | None
    handle: str = ""
    invitation: AssignmentInvitation | None = None


def may_be_matched(*, profile: Profile) -> bool:
    """Did the person agree to matching? Without that nothing is compared, not even for the own page."""
    return profile.user.consents.filter(purpose=ConsentPurpose.MATCHING, withdrawn_at=None).exists()


def ranked_assignments(*, profile: Profile) -> list[tuple[int, Parts]]:
    """(assignment id, parts) of every open assignment that fits `profile`, best first. Seven queries."""
    return openings.best_for(person_facts([profile])[profile.pk])


def explained_assignments(*, profile: Profile, ranked: Sequence[tuple[int, Parts]]) -> list[AssignmentMatch]:
    """The same, with rows, reasons, gaps and what would change them in the active language; one that has closed
    meanwhile is left out."""
    rows = Assignment.objects.open().for_lists().for_matching().in_bulk([pk for pk, _parts in ranked])
    return _explained_for_person(profile, [rows[pk] for pk, _parts in ranked if pk in rows])


def assignments_for(*, profile: Profile, limit: int | None = None) -> list[AssignmentMatch]:
    """Open assignments that fit `profile`, best first, explained in the active language."""
    return explained_assignments(profile=profile, ranked=ranked_assignments(profile=profile)[:limit])


def match_of(*, profile: Profile, assignment: Assignment) -> AssignmentMatch:
    """How well one person fits one assignment, for that person; also when it is hardly a match."""
    return _explained_for_person(profile, [assignment])[0]


def _explained_for_person(profile: Profile, assignments: Sequence[Assignment]) -> list[AssignmentMatch]:
    """With advice, which nobody else gets: only the person can add anything."""
    person, taxonomy = person_facts([profile])[profile.pk], taxonomy_facts()
    facts = [assignment_facts(assignment, taxonomy) for assignment in assignments]
    scored = [score(person, asked) for asked in facts]
    names = _names(scored, vocabulary())
    return [
        AssignmentMatch(assignment, parts, _explained(parts, assignment, names, _advice(person, asked, parts, names)))
        for assignment, asked, parts in zip(assignments, facts, scored, strict=True)
    ]


def _advice(person: PersonFacts, asked: AssignmentFacts, parts: Parts, names: Names) -> Advice:
    return advise(best_additions(person, asked), band=band_of(parts), assignment=asked, names=names)


def people_for(*, assignment: Assignment, reader, limit: int) -> list[PersonMatch]:
    """People that fit `assignment`, best first: all matchable ones for the office, for hosts those who agreed to be
    shown, without anything that tells who they are. The engine proposes ids; rows are read with the reader's rights
    and scored again, so that a withdrawn consent counts at once. The reader is never among them.
    """
    is_for_office = is_office(reader)
    profiles, scored = _best_people(assignment, reader, limit)
    words = vocabulary()
    names = _names((parts for _pk, parts in scored), words)
    occupations, skills = _shown_of((pk for pk, _parts in scored), words)
    return [
        PersonMatch(
            number=number,
            occupation=occupations.get(pk, ""),
            experience_years=profiles[pk].experience_years,
            skills=skills.get(pk, ()),
            parts=parts,
            explanation=_explained(parts, assignment, names),
            profile=profiles[pk] if is_for_office else None,
            handle=handle_of(assignment=assignment, profile_id=pk),
        )
        for number, (pk, parts) in enumerate(scored, start=1)
    ]


def handle_of(*, assignment: Assignment, profile_id: int) -> str:
    """What a host calls a person of its list: another text for each assignment, from which nothing can be read."""
    value = f"{assignment.institution_id}/{assignment.pk}/{profile_id}"
    return salted_hmac("skills_match.match", value, algorithm="sha256").hexdigest()[:32]


def person_behind(*, assignment: Assignment, reader, handle: str, limit: int = SHOWN) -> Profile | None:
    """The person whom `reader` sees under `handle` in the list of this moment, never anybody else."""
    profiles, scored = _best_people(assignment, reader, limit)
    called = {handle_of(assignment=assignment, profile_id=pk): pk for pk, _parts in scored}
    return profiles[called[handle]] if handle in called else None


def _best_people(assignment: Assignment, reader, limit: int) -> tuple[dict[int, Profile], list[tuple[int, Parts]]]:
    """Whom `reader` may see, and (profile id, parts), best first."""
    facts = assignment_facts(assignment, taxonomy_facts())
    if is_office(reader):
        readable, audience = Profile.objects.matchable().visible_to(reader), Audience.OFFICE
    else:
        readable, audience = Profile.objects.matchable_for_hosts(), Audience.HOSTS
    profiles = _readable_candidates(readable.exclude(user=reader), facts, audience, limit)
    scored = [(pk, score(person, facts)) for pk, person in person_facts(profiles.values()).items()]
    matching = [pair for pair in scored if pair[1].is_match]
    return profiles, sorted(matching, key=lambda pair: order(pair[0], facts.id, pair[1].total))[:limit]


def _readable_candidates(readable, facts: AssignmentFacts, audience: Audience, limit: int) -> dict[int, Profile]:
    """Profiles of the best candidates; asks the engine for more while the rights took some of them away."""
    asked = limit + 1
    while True:
        found = engines.best(facts, audience=audience, limit=asked)
        profiles = readable.select_related("user").in_bulk([pk for pk, _total in found])
        if len(profiles) >= limit or len(found) < asked:
            return profiles
        asked *= 2


def _explained(parts: Parts, assignment: Assignment, names: Names, advice: Advice | None = None) -> Explanation:
    return explain(
        parts,
        names=names,
        licence=assignment.licence_needed,
        experience_years=assignment.minimum_experience_years,
        advice=advice,
    )


def _names(scored: Iterable[Parts], words: Vocabulary) -> Names:
    language = (get_language() or "en")[:2]
    skills: dict[int, str] = {}
    languages: set[int] = set()
    for parts in scored:
        for part in parts.skills:
            for skill in (part.skill, part.via):
                if skill is not None:
                    skills[skill] = words.label(skill, language)
        languages |= {part.language for part in parts.languages}
    spoken = {pk: language.name for pk, language in Language.objects.in_bulk(list(languages)).items()}
    return Names(skills, spoken)


def _shown_of(profiles: Iterable[int], words: Vocabulary) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Main occupation and best skills by profile: what a card shows of somebody without a name."""
    ids, language = list(profiles), (get_language() or "en")[:2]
    labelled = Prefetch("occupation", queryset=Concept.objects.with_labels())
    held = PersonOccupation.objects.filter(profile__in=ids).order_by("is_main", "id").prefetch_related(labelled)
    occupations = {row.profile_id: row.occupation.label for row in held}
    skills: dict[int, tuple[str, ...]] = {}
    for row in PersonSkill.objects.filter(profile__in=ids).order_by("-level", "-years", "id"):
        shown = f"{words.label(row.skill_id, language)} ({LEVEL_WORDS[SkillLevel(row.level)]})"
        skills[row.profile_id] = (*skills.get(row.profile_id, ()), shown)
    return occupations, {pk: shown[:8] for pk, shown in skills.items()}
