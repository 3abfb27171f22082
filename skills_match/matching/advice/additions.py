"""What would change a match: things that a person could add one by one, and what each would make of it.

An occupation is never proposed: it is who somebody is, not something to add for one assignment. Nor is a skill far from
all that somebody has: that would ask for claims that are not true.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ...enums import Section
from ..facts import AssignmentFacts, PersonFacts, Requirement
from ..score import (
    AVAILABILITY,
    LEVEL_BELOW,
    LEVEL_MET,
    Score,
    SkillPart,
    credit,
    free_days,
    place_part,
    related_percent,
    score,
)

#: How many are named: the best ones.
NAMED = 3


class AdditionKind(StrEnum):
    SKILL = "skill"
    LANGUAGE = "language"
    TIME = "time"
    STAY = "stay"
    TIME_AND_STAY = "time_and_stay"
    MODE = "mode"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Addition:
    """One thing to add. `subject` is the skill or language, `level` the level it would need, 0 for other kinds;
    `held` the level there is now, `gain` the points that it brings alone, `score` the whole with it.
    `makes_possible` when nothing but this was ruled out."""

    kind: AdditionKind
    subject: int
    level: int
    held: int
    gain: int
    score: Score
    makes_possible: bool = False


@dataclass(frozen=True, slots=True)
class Additions:
    """The best ones, best first, and the score with all of them at once."""

    best: tuple[Addition, ...]
    together: Score


@dataclass(frozen=True, slots=True)
class _Idea:
    kind: AdditionKind
    subject: int
    level: int
    held: int
    gain: int


def best_additions(
    person: PersonFacts, assignment: AssignmentFacts, scored: Score, *, near: Collection[int], limit: int = NAMED
) -> Additions:
    """The `limit` single additions to what is `scored` that would bring most, each scored again as if it were there:
    first required skills, then by points.

    What the profile rules out comes alone: no skill helps with it. Of skills that are not held only those `near` the
    person's are proposed, and whoever holds none of the required ones is told of skills alone: being free for it helps
    nobody who cannot do it.
    """
    ruled_out = _ruled_out(scored)
    required = {part.skill for part in scored.required}
    found = _ideas(person, assignment, scored, near)
    if ruled_out:
        found = (idea for idea in found if idea.kind in ruled_out)
    elif scored.skills and scored.section not in (Section.ALL_MET, Section.SOME_MISSING):
        found = (idea for idea in found if idea.kind == AdditionKind.SKILL)
    ideas = sorted(
        found,
        key=lambda idea: (
            idea.kind != AdditionKind.SKILL or idea.subject not in required,
            -idea.gain,
        ),
    )[:limit]
    best, everything = [], person
    for idea in ideas:
        after = score(_added(person, assignment, idea), assignment)
        gain, frees = after.total - scored.total, scored.is_ruled_out and not after.is_ruled_out
        best.append(Addition(idea.kind, idea.subject, idea.level, idea.held, gain, after, frees))
        everything = _added(everything, assignment, idea)
    return Additions(tuple(best), best[0].score if len(best) == 1 else score(everything, assignment))


def _ruled_out(scored: Score) -> set[AdditionKind]:
    kinds = {
        AdditionKind.STAY: scored.availability.is_too_long,
        AdditionKind.TIME_AND_STAY: scored.availability.is_too_long,
        AdditionKind.MODE: scored.place.rules_out_mode,
        AdditionKind.REGION: scored.place.rules_out_region,
    }
    return {kind for kind, is_ruled_out in kinds.items() if is_ruled_out}


def _ideas(person: PersonFacts, assignment: AssignmentFacts, scored: Score, near: Collection[int]) -> Iterator[_Idea]:
    """Everything that would bring points, with how many, and what is ruled out."""
    yield from _skills(assignment, scored, near)
    for part in scored.languages:
        if part.points < part.possible:
            missing = part.possible - part.points
            yield _Idea(AdditionKind.LANGUAGE, part.language, part.asked, part.held, missing)
    if scored.availability.points < AVAILABILITY or scored.availability.is_too_long:
        yield _Idea(_what_of_time(person, assignment, scored), 0, 0, 0, AVAILABILITY - scored.availability.points)
    if not scored.place.fits_region:
        is_of_region = scored.place.rules_out_region and not scored.place.rules_out_mode
        kind = AdditionKind.REGION if scored.place.fits_mode or is_of_region else AdditionKind.MODE
        after = _added(person, assignment, _Idea(kind, 0, 0, 0, 0))
        yield _Idea(kind, 0, 0, 0, place_part(after, assignment).points - scored.place.points)


def _skills(assignment: AssignmentFacts, scored: Score, near: Collection[int]) -> Iterator[_Idea]:
    """Each skill that is missing or below the level; it may stand in for other requirements as well."""
    helped = [
        (requirement, dict(requirement.related), before)
        for requirement, before in zip(assignment.requirements, scored.skills, strict=True)
        if not before.is_met
    ]
    for part in scored.skills:
        if part.is_met or not (part.held or part.skill in near):
            continue
        gain = sum(
            _more_points(requirement, strengths.get(part.skill, 0), before, skill=part.skill, level=part.asked)
            for requirement, strengths, before in helped
        )
        if gain:
            yield _Idea(AdditionKind.SKILL, part.skill, part.asked, part.held, gain)


def _more_points(requirement: Requirement, strength: int, before: SkillPart, *, skill: int, level: int) -> int:
    """What one more skill at `level` brings for a requirement: for itself, or as a related one of this strength."""
    is_at_level = level >= requirement.level
    if requirement.skill == skill:
        percent = LEVEL_MET if is_at_level else LEVEL_BELOW
    elif before.held or not strength:
        return 0
    else:
        percent = related_percent(strength, is_at_level=is_at_level)
    return max(0, credit(share=requirement.share, percent=percent) - before.points)


def _added(person: PersonFacts, assignment: AssignmentFacts, idea: _Idea) -> PersonFacts:
    """The facts as they would be."""
    match idea.kind:
        case AdditionKind.SKILL:
            return replace(person, skills={**person.skills, idea.subject: idea.level})
        case AdditionKind.LANGUAGE:
            return replace(person, languages={**person.languages, idea.subject: idea.level})
        case AdditionKind.TIME:
            return _free(person, assignment)
        case AdditionKind.STAY:
            return _staying(person, assignment)
        case AdditionKind.TIME_AND_STAY:
            return _staying(_free(person, assignment), assignment)
        case AdditionKind.MODE:
            return replace(person, modes=person.modes | {assignment.mode})
        case AdditionKind.REGION:
            wanted = {assignment.region} if assignment.region is not None else set()
            return replace(person, regions=person.regions | wanted)


def _what_of_time(person: PersonFacts, assignment: AssignmentFacts, scored: Score) -> AdditionKind:
    """What keeps somebody from the whole length: days that are not free, how long they stay, or both."""
    is_free = assignment.starts_from is None or free_days(person, assignment) >= (assignment.length_days or 0)
    if not (scored.availability.is_too_long or scored.availability.is_too_short):
        return AdditionKind.TIME
    return AdditionKind.STAY if is_free else AdditionKind.TIME_AND_STAY


def _free(person: PersonFacts, assignment: AssignmentFacts) -> PersonFacts:
    """Free for the whole length from the earliest start on."""
    start, length = assignment.starts_from, assignment.length_days
    if start is None or not length:
        return person
    return replace(person, windows=(*person.windows, (start, start + length - 1)))


def _staying(person: PersonFacts, assignment: AssignmentFacts) -> PersonFacts:
    """Ready to stay as long as the assignment lasts, and no longer."""
    if not (length := assignment.length_days):
        return person
    return replace(
        person,
        longest_days=None if person.longest_days is None else max(person.longest_days, length),
        shortest_days=None if person.shortest_days is None else min(person.shortest_days, length),
    )
