"""A question to the search server whose score is exact: sums of whole numbers, far below what a float32 holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, Query, Term, Terms

from ...enums import Mode
from .. import score
from ..facts import AssignmentFacts, Requirement
from .documents import ANYWHERE, at_least, group_tokens


@dataclass(frozen=True)
class Question:
    """`skills` and `others` are clauses that add up; everybody has the `base` points of what is left open.

    Nobody has more than `most_others` by the others, or more than `most_availability` by what is scored in Python.
    """

    skills: tuple[Query, ...]
    others: tuple[Query, ...]
    base: int
    most_others: int
    most_availability: int

    def body(
        self, *, filters: Iterable[Query] = (), without: Iterable[int] = (), size: int, at_least: int
    ) -> dict[str, Any]:
        """The request for the `size` best of those with a skill and `at_least` points by the clauses."""
        wanted = Bool(filter=list(filters), must_not=[Terms(profile=sorted(without))] if without else [])
        if at_least > self.most_others:
            # Whoever has so many has a skill. All clauses beside each other let the server pass over most people who
            # cannot be among the best: a third of the work of a condition.
            wanted.should, wanted.minimum_should_match = [*self.skills, *self.others], 1
        else:
            wanted.must, wanted.should = [Bool(should=list(self.skills), minimum_should_match=1)], list(self.others)
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
    others: list[Query] = []
    for clauses, open_points in (_occupation(assignment), _languages(assignment), _place(assignment)):
        base += open_points
        others += clauses
    is_open = not assignment.length_days or assignment.starts_from is None
    return Question(
        skills=tuple(clause for asked in assignment.requirements if (clause := _skill(asked)) is not None),
        others=tuple(others),
        base=base + (score.AVAILABILITY if is_open else 0),
        most_others=score.WHOLE - score.SKILLS - score.AVAILABILITY - base,
        most_availability=0 if is_open else score.AVAILABILITY,
    )


def only_for_hosts() -> Query:
    return Term(is_for_hosts=True)


def only_among(profiles: Iterable[int]) -> Query:
    return Terms(profile=sorted(profiles))


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
        credit = score.credit(share=asked.share, percent=score.related_percent(strength))
        tokens[credit].append(at_least(skill, 1))
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
    goes_there = None
    if assignment.mode != Mode.ONLINE and assignment.region is not None:
        goes_there = Terms(regions=[str(assignment.region), ANYWHERE])
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
