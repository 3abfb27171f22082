"""A question to the search server whose score is exact: sums of whole numbers, far below what a float32 holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, Exists, Query, Range, Term, Terms

from ...enums import Mode
from .. import score
from ..facts import AssignmentFacts, Requirement
from .documents import ANYWHERE, at_least, group_tokens


@dataclass(frozen=True)
class Question:
    """`clauses` add up to a standing; everybody has the `base` points of what is left open. Whoever meets one of
    `listed` is in a list at all. Nobody has more than `most_availability` by what is scored in Python."""

    clauses: tuple[Query, ...]
    listed: tuple[Query, ...]
    base: int
    most_availability: int

    def body(
        self, *, filters: Iterable[Query] = (), without: Iterable[int] = (), size: int, at_least: int
    ) -> dict[str, Any]:
        """The request for the `size` best of those who are listed and have `at_least` points by the clauses."""
        conditions = list(filters)
        if at_least < score.SECTION:
            # Whoever has more is in a section by a skill. All clauses on one level let the server pass over most
            # people who cannot be among the best: a third of the work of a condition.
            conditions.append(Bool(should=list(self.listed), minimum_should_match=1))
        wanted = Bool(
            filter=conditions,
            must_not=[Terms(profile=sorted(without))] if without else [],
            should=list(self.clauses),
            minimum_should_match=1,
        )
        return {
            "query": wanted.to_dict(),
            "size": size,
            "min_score": at_least,
            "track_total_hits": False,
            "_source": False,
            "stored_fields": "_none_",
            "docvalue_fields": ["profile", "windows", "shortest", "longest"],
        }


def question(assignment: AssignmentFacts) -> Question:
    """Availability is left out: the engine scores it in Python, for the best of the others."""
    base = 0
    clauses, listed = _sections(assignment)
    clauses += [clause for asked in assignment.requirements if (clause := _skill(asked)) is not None]
    for others, open_points in (_occupation(assignment), _languages(assignment), _place(assignment)):
        base += open_points
        clauses += others
    is_open = not assignment.length_days or assignment.starts_from is None
    return Question(
        clauses=tuple(clauses),
        listed=tuple(listed),
        base=base + (score.AVAILABILITY if is_open else 0),
        most_availability=0 if is_open else score.AVAILABILITY,
    )


def only_for_hosts() -> Query:
    return Term(is_for_hosts=True)


def only_among(profiles: Iterable[int]) -> Query:
    return Terms(profile=sorted(profiles))


def only_possible_for(assignment: AssignmentFacts) -> list[Query]:
    """Who rules nothing out: whoever chose no mode or no region has ruled none out."""
    conditions: list[Query] = []
    if assignment.mode:
        conditions.append(Term(modes=assignment.mode) | ~Exists(field="modes"))
    if goes_there := _goes_there(assignment):
        conditions.append(goes_there | ~Exists(field="regions"))
    if assignment.length_days and assignment.is_a_stay:
        conditions.append(~Range(longest={"lt": assignment.length_days}))
    return conditions


def _goes_there(assignment: AssignmentFacts) -> Query | None:
    if assignment.mode == Mode.ONLINE or assignment.region is None:
        return None
    return Terms(regions=[str(assignment.region), ANYWHERE])


def _sections(assignment: AssignmentFacts) -> tuple[list[Query], list[Query]]:
    """One step for holding any of the required skills, another for meeting all; and all ways into a list."""
    steps: list[Query] = []
    listed: list[Query] = []
    if assignment.required:
        held = Terms(skills=sorted(at_least(asked.skill, 1) for asked in assignment.required))
        met = [Term(skills=at_least(asked.skill, asked.level)) for asked in assignment.required]
        steps = [
            ConstantScore(filter=held, boost=score.SECTION),
            ConstantScore(filter=Bool(filter=met), boost=score.SECTION),
        ]
        listed.append(held)
    if assignment.occupation:
        listed.append(Term(occupations=group_tokens(assignment.occupation)[score.UNIT_GROUP]))
    return steps, listed


def _best_of(field: str, tokens: Mapping[int, Iterable[str]]) -> Query | None:
    """The most points among those whose tokens a person has. Tokens of equal worth share a clause, so that a
    requirement with many related skills stays a handful of clauses. What is worth nothing is no match and left out."""
    clauses: list[Query] = [
        ConstantScore(filter=Terms(field, sorted(set(found))), boost=points)
        for points, found in sorted(tokens.items(), reverse=True)
        if points > 0
    ]
    if len(clauses) > 1:
        return DisMax(queries=clauses)
    return clauses[0] if clauses else None


def _skill(asked: Requirement) -> Query | None:
    """The best credit. A skill held too low counts 60 %, the most that a related one can: so the most is right."""
    tokens: dict[int, list[str]] = defaultdict(list)
    tokens[score.credit(share=asked.share, percent=score.LEVEL_MET)].append(at_least(asked.skill, asked.level))
    if asked.level > 1:
        tokens[score.credit(share=asked.share, percent=score.LEVEL_BELOW)].append(at_least(asked.skill, 1))
    for skill, strength in asked.related:
        for level in {1, asked.level}:
            percent = score.related_percent(strength, is_at_level=level == asked.level)
            tokens[score.credit(share=asked.share, percent=percent)].append(at_least(skill, level))
    return _best_of("skills", tokens)


def _occupation(assignment: AssignmentFacts) -> tuple[list[Query], int]:
    if not assignment.occupation:
        return [], score.OCCUPATION
    groups = group_tokens(assignment.occupation)
    clause = _best_of("occupations", {score.OCCUPATION_POINTS[digits]: [group] for digits, group in groups.items()})
    return [clause] if clause else [], 0


def _languages(assignment: AssignmentFacts) -> tuple[list[Query], int]:
    if not assignment.languages:
        return [], score.LANGUAGES
    clauses = []
    for (language, asked), possible in zip(assignment.languages, score.language_shares(assignment), strict=True):
        tokens = {possible: [at_least(language, asked)]}
        if asked > 1:
            tokens[possible // 2] = [at_least(language, asked - 1)]
        clauses.append(_best_of("languages", tokens))
    return [clause for clause in clauses if clause], 0


def _place(assignment: AssignmentFacts) -> tuple[list[Query], int]:
    """The place counts only for somebody who works in the mode."""
    goes_there = _goes_there(assignment)
    works_so = Term(modes=assignment.mode) if assignment.mode else None
    clauses: list[Query] = []
    base = 0
    if works_so is None:
        base += score.MODE
    else:
        clauses.append(ConstantScore(filter=works_so, boost=score.MODE))
    conditions = [condition for condition in (works_so, goes_there) if condition is not None]
    if conditions:
        clauses.append(ConstantScore(filter=Bool(filter=conditions), boost=score.PLACE))
    else:
        base += score.PLACE
    return clauses, base
