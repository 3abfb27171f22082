"""People and questions of the matching figures, drawn with a fixed seed, as arrays: the same for every engine.

People have 12 of 14,000 skills, drawn by Zipf's law with exponent 0.8, an occupation, two languages, one or two
windows of time, a mode and places. A question asks for 8 skills (4 of them required), each with 20 related ones, all
drawn by the same law, an occupation, a language, dates and a mode. How rare a skill counts as follows from 3,007
occupations that name 41 skills each, again by that law.
"""

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skills_match.matching.embedded.tables import ANYWHERE, BLENDED, ON_SITE, ONLINE, PeopleTables, levelled, unit_group
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.matching.score import SKILLS
from skills_match.vocabulary.shares import DESIRED_WEIGHT, MUST_WEIGHT, rarity, shares

Numbers = NDArray[np.int64]

SKILL_COUNT, HELD, ASKED, MUSTS, RELATED = 14_000, 12, 8, 4, 20
OCCUPATION_COUNT, NAMED = 3_007, 41
LANGUAGE_COUNT, REGION_COUNT = 10, 31
SEED = 10_000
#: The first day that anybody is free. Fixed, so that the answers of two days can be compared.
FIRST_DAY = datetime.date(2027, 1, 4).toordinal()
#: ISCO-08 unit groups, 432 of them.
UNIT_GROUPS = [f"{a}{b}{c}{d}" for a in range(1, 10) for b in range(1, 5) for c in range(1, 4) for d in range(1, 5)]

_LAW = np.arange(1, SKILL_COUNT + 1) ** -0.8
_LAW /= _LAW.sum()


@dataclass(frozen=True)
class Words:
    """The vocabulary. `related` and `strengths` have a row for each skill, `named` one for each occupation."""

    related: Numbers
    strengths: Numbers
    named: Numbers

    def rarity(self, skill: int) -> int:
        return rarity(occupations=OCCUPATION_COUNT, naming=int(np.count_nonzero(self.named == skill)))

    @staticmethod
    def isco(occupation: int) -> str:
        return UNIT_GROUPS[occupation % len(UNIT_GROUPS)]


@dataclass(frozen=True)
class Crowd:
    """A row for each person; of skills, languages and windows one array, a column for each that a person has."""

    skills: Numbers
    levels: Numbers
    occupations: Numbers
    languages: Numbers
    steps: Numbers
    starts: Numbers
    ends: Numbers
    shortest: Numbers
    longest: Numbers
    wants: Numbers
    regions: Numbers

    def __len__(self) -> int:
        return len(self.skills)

    @property
    def skill_rows(self) -> int:
        return self.skills.size


@dataclass(frozen=True)
class Question:
    """What an assignment asks for. Skills as (skill, is required, level)."""

    number: int
    skills: tuple[tuple[int, bool, int], ...]
    occupation: int
    language: int
    step: int
    starts_from: int
    starts_until: int
    length: int
    mode: str


def draw_words() -> Words:
    dice = np.random.default_rng(SEED)
    related = _distinct(dice, SKILL_COUNT, RELATED, not_one_of=np.arange(SKILL_COUNT))
    return Words(
        related=related,
        strengths=10 * dice.integers(3, 11, related.shape),
        named=_distinct(dice, OCCUPATION_COUNT, NAMED),
    )


def draw_crowd(people: int) -> Crowd:
    dice = np.random.default_rng(SEED + 1)
    skills = np.concatenate([_distinct(dice, min(100_000, people - done), HELD) for done in range(0, people, 100_000)])
    languages = dice.integers(0, LANGUAGE_COUNT - 1, (people, 2))
    languages[:, 1] += languages[:, 1] >= languages[:, 0]
    starts = FIRST_DAY + dice.integers(0, 300, (people, 2))
    starts[:, 1] += 400
    starts[dice.random(people) < 0.7, 1] = 0
    wants = dice.choice([ON_SITE, ONLINE, ON_SITE | ONLINE, ON_SITE | ONLINE | BLENDED], people)
    return Crowd(
        skills=skills,
        levels=dice.integers(1, 5, skills.shape),
        occupations=dice.integers(0, OCCUPATION_COUNT, people),
        languages=languages,
        steps=dice.integers(1, 7, languages.shape),
        starts=starts,
        ends=starts + dice.integers(10, 200, starts.shape),
        shortest=dice.integers(1, 30, people),
        longest=dice.integers(30, 180, people),
        wants=wants + ANYWHERE * (dice.random(people) < 0.5),
        regions=dice.integers(0, REGION_COUNT, people),
    )


def draw_questions(count: int) -> list[Question]:
    dice = np.random.default_rng(SEED + 2)
    asked = _distinct(dice, count, ASKED)
    questions = []
    for number, skills in enumerate(asked.tolist(), start=1):
        start = FIRST_DAY + int(dice.integers(30, 250))
        questions.append(
            Question(
                number=number,
                skills=tuple((skill, place < MUSTS, int(dice.integers(1, 5))) for place, skill in enumerate(skills)),
                occupation=int(dice.integers(0, OCCUPATION_COUNT)),
                language=int(dice.integers(0, LANGUAGE_COUNT)),
                step=int(dice.integers(2, 6)),
                starts_from=start,
                starts_until=start + int(dice.integers(0, 90)),
                length=int(dice.integers(14, 120)),
                mode=["on_site", "online", "blended"][int(dice.integers(0, 3))],
            )
        )
    return questions


def tables_of(crowd: Crowd) -> PeopleTables:
    """The crowd as the engine reads it from rows. Numbers of people, skills and the rest begin with 1."""
    ids = np.arange(1, len(crowd) + 1)

    def rows(*columns: Numbers) -> Numbers:
        """One row for each number of the columns, which have one or several for each person."""
        width = max(column.size // len(crowd) for column in columns)
        return np.stack([np.repeat(ids, width), *(column.reshape(-1) for column in columns)], axis=1)

    groups = np.array([unit_group(Words.isco(number)) for number in range(OCCUPATION_COUNT)])
    windows = rows(crowd.starts, crowd.ends)
    regions = rows(crowd.regions + 1)
    return PeopleTables(
        people=rows(crowd.shortest, crowd.longest, crowd.wants),
        for_hosts=ids,
        skills=rows(levelled(crowd.skills + 1, crowd.levels)),
        occupations=rows(groups[crowd.occupations]),
        languages=rows(levelled(crowd.languages + 1, crowd.steps)),
        windows=windows[windows[:, 1] > 0],
        regions=regions[(crowd.wants & ANYWHERE) == 0],
    )


def facts_of(question: Question, words: Words) -> AssignmentFacts:
    """The question as the score reads it from rows; numbers begin with 1."""
    weights = [(MUST_WEIGHT if must else DESIRED_WEIGHT) * words.rarity(skill) for skill, must, _ in question.skills]
    return AssignmentFacts(
        id=question.number,
        requirements=tuple(
            Requirement(
                skill=skill + 1,
                level=level,
                share=share,
                is_must=must,
                related=tuple(zip((words.related[skill] + 1).tolist(), words.strengths[skill].tolist(), strict=True)),
            )
            for (skill, must, level), share in zip(question.skills, shares(weights, SKILLS), strict=True)
        ),
        occupation=words.isco(question.occupation),
        languages=((question.language + 1, question.step),),
        starts_from=question.starts_from,
        starts_until=question.starts_until,
        length_days=question.length,
        mode=question.mode,
    )


def _distinct(dice: np.random.Generator, rows: int, width: int, not_one_of: Numbers | None = None) -> Numbers:
    """`rows` times `width` different skills, drawn by the law; in each row none that `not_one_of` names for it.

    Draws twice as many and more, and takes the first different ones; a row that has too few is drawn again.
    """
    drawn = dice.choice(SKILL_COUNT, (rows, 2 * width + 6), p=_LAW)
    by_value = np.argsort(drawn, axis=1, kind="stable")
    in_order = np.take_along_axis(drawn, by_value, axis=1)
    repeated = np.zeros(drawn.shape, bool)
    np.put_along_axis(repeated, by_value[:, 1:], in_order[:, 1:] == in_order[:, :-1], axis=1)
    if not_one_of is not None:
        repeated |= drawn == not_one_of[:, np.newaxis]
    chosen = np.take_along_axis(drawn, np.argsort(repeated, axis=1, kind="stable")[:, :width], axis=1)
    short = (~repeated).sum(axis=1) < width
    if short.any():
        chosen[short] = _distinct(dice, int(short.sum()), width, None if not_one_of is None else not_one_of[short])
    return chosen
