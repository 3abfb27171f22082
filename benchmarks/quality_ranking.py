"""Ranking people for assignments drawn from ESCO: nDCG@10 of the skills part, by score and as lists show it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from skills_match.matching.facts import AssignmentFacts, PersonFacts, Requirement
from skills_match.matching.score import SECTION, SKILLS, credit, related_percent, score
from skills_match.vocabulary.links import learn_links
from skills_match.vocabulary.shares import DESIRED_WEIGHT, MUST_WEIGHT, rarity, shares

from .quality_data import EscoRows, Simulation, esco, simulation

Related = dict[int, tuple[tuple[int, int], ...]]
#: Grade of a person: the same occupation, ISCO unit group (4 digits), minor group (3 digits).
SAME_OCCUPATION, SAME_UNIT, SAME_MINOR = 3, 2, 1
TOP = 10


def ranking(folder: Path) -> dict[str, tuple[float, float]]:
    """Name of the figure → mean nDCG@10 and the half width of its 95 % confidence interval.

    Everybody meets every level. Rarity is counted over the training occupations, and links are learnt from these
    alone: the occupations of the assignments have no part in either. Labels of all skills are known.
    """
    rows, drawn = esco(folder), simulation(folder)
    training = [rows.named[occupation] for occupation in drawn.training]
    naming = Counter(skill for named in training for skill in named)
    rarities = [rarity(occupations=len(training), naming=naming[skill]) for skill in range(len(rows.skills))]
    related = related_skills(rows, drawn.training)
    by_score = _measure(rows, drawn, weights=rarities, by_importance=True, related=related)
    return {
        "quality_ndcg10_overlap": _measure(rows, drawn, weights=[1] * len(rarities), by_importance=False, related={}),
        "quality_ndcg10_rarity": _measure(rows, drawn, weights=rarities, by_importance=True, related={}),
        "quality_ndcg10": by_score,
        "quality_ndcg10_as_listed": _measure(
            rows, drawn, weights=rarities, by_importance=True, related=related, order=_all_met_first
        ),
        "quality_ndcg10_in_three_sections": _measure(
            rows, drawn, weights=rarities, by_importance=True, related=related, order=_in_sections
        ),
    }


def related_skills(rows: EscoRows, training: list[int]) -> Related:
    """The links as the portal learns them, from these occupations and the labels."""
    learnt = learn_links(
        [{_name(skill): essential for skill, essential in rows.named[number].items()} for number in training],
        labels={_name(skill): labels for skill, labels in enumerate(rows.skills)},
    )
    related: dict[int, list[tuple[int, int]]] = {}
    for (skill, other), strength in learnt.items():
        related.setdefault(int(skill), []).append((int(other), strength))
    return {skill: tuple(sorted(others, key=lambda pair: (-pair[1], pair[0]))) for skill, others in related.items()}


def _measure(
    rows: EscoRows,
    drawn: Simulation,
    *,
    weights: list[int],
    by_importance: bool,
    related: Related,
    order: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray] | None = None,
) -> tuple[float, float]:
    """`order` makes of points, of how many required skills each person holds (all 0 … 1) and of who is in the same unit
    group what a list is ordered by; 0: not listed. Without it everybody is ordered by points."""
    holders = _holders(drawn, len(rows.skills))
    groups = np.array([(int(rows.isco[o][:3]), int(rows.isco[o]), o) for o, _skills in drawn.people])
    values = []
    for number, (occupation, musts, desired) in enumerate(drawn.assignments):
        asked = [(skill, MUST_WEIGHT if by_importance else 1) for skill in musts]
        asked += [(skill, DESIRED_WEIGHT if by_importance else 1) for skill in desired]
        parts = shares([weight * weights[skill] for skill, weight in asked], SKILLS)
        requirements = tuple(
            Requirement(skill, level=1, share=share, is_must=skill in musts, related=related.get(skill, ()))
            for (skill, _weight), share in zip(asked, parts, strict=True)
        )
        points = sum(_points(requirement, holders, len(drawn.people)) for requirement in requirements)
        assignment = AssignmentFacts(number, requirements, occupation=rows.isco[occupation])
        standing = points
        if order:
            standing = order(
                points, _share_met(assignment, holders, len(points)), groups[:, 1] == int(rows.isco[occupation])
            )
        best = np.argsort(-standing, kind="stable")[:TOP]
        best = best[standing[best] > 0]
        _agrees_with_the_score(assignment, rows, drawn, best, points)
        own = int(rows.isco[occupation][:3]), int(rows.isco[occupation]), occupation
        grades = np.select(
            [groups[:, 2] == own[2], groups[:, 1] == own[1], groups[:, 0] == own[0]],
            [SAME_OCCUPATION, SAME_UNIT, SAME_MINOR],
        )
        values.append(_dcg(grades[best]) / _dcg(np.sort(grades)[::-1][:TOP]))
    return float(np.mean(values)), float(1.96 * np.std(values, ddof=1) / len(values) ** 0.5)


def _points(requirement: Requirement, holders: list[np.ndarray], people: int) -> np.ndarray:
    """What everybody gets for one requirement, as the score has it."""
    points = np.zeros(people, dtype=np.int64)
    for skill, strength in reversed(requirement.related):
        points[holders[skill]] = credit(share=requirement.share, percent=related_percent(strength, is_at_level=True))
    points[holders[requirement.skill]] = requirement.share
    return points


def _share_met(assignment: AssignmentFacts, holders: list[np.ndarray], people: int) -> np.ndarray:
    """Everybody meets each level, so whoever holds a skill meets it."""
    met = np.zeros(people)
    for requirement in assignment.required:
        met[holders[requirement.skill]] += 1
    return met / len(assignment.required)


def _all_met_first(points: np.ndarray, met: np.ndarray, same_unit: np.ndarray) -> np.ndarray:
    """As the lists, but for their last section, whose people are among the others: the unit group is part of the grade
    here, and a section of its own would measure that."""
    return np.where((met > 0) | same_unit, points + 1 + SECTION * (met == 1), 0)


def _in_sections(points: np.ndarray, met: np.ndarray, same_unit: np.ndarray) -> np.ndarray:
    """Exactly as the lists, as far as skills decide."""
    section = (met > 0).astype(np.int64) + (met == 1)
    return np.where((met > 0) | same_unit, points + 1 + SECTION * section, 0)


def _agrees_with_the_score(
    assignment: AssignmentFacts, rows: EscoRows, drawn: Simulation, best: np.ndarray, points: np.ndarray
) -> None:
    """The arithmetic above is quick; `score` is the truth. Both say the same of everybody who is ranked first."""
    for person in best.tolist():
        occupation, skills = drawn.people[person]
        facts = PersonFacts(person, skills=dict.fromkeys(skills, 4), occupations=frozenset({rows.isco[occupation]}))
        if score(facts, assignment).skill_points != points[person]:
            raise AssertionError(f"The score of person {person} for assignment {assignment.id} is another one.")


def _holders(drawn: Simulation, skills: int) -> list[np.ndarray]:
    holders: list[list[int]] = [[] for _ in range(skills)]
    for person, (_occupation, held) in enumerate(drawn.people):
        for skill in held:
            holders[skill].append(person)
    return [np.array(people, dtype=np.int32) for people in holders]


def _dcg(grades: np.ndarray) -> float:
    return float(((2.0**grades - 1) / np.log2(np.arange(2, len(grades) + 2))).sum())


def _name(skill: int) -> str:
    """Names sort as numbers do."""
    return f"{skill:05d}"
