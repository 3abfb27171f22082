"""Titles of jobs: which occupations a title means, what these ask for, and how alike two titles are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...words import fold
from ..shares import rarity
from ..tokens import ngrams, stems_of
from .vectors import TextVectors

#: How many occupations stand for a title, and the power that lets the likeliest of them speak loudest.
OCCUPATIONS_A_TITLE, LOUDNESS = 20, 4
#: An optional skill of an occupation counts half.
OPTIONAL_WORTH = 0.5
#: What the likeness of the letters and of the words weighs next to that of the skills.
LEXICAL_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class OccupationTitles:
    """An occupation with everything it is called, and the skills that it names (true: essential).

    Skills are needed only where titles are compared through them.
    """

    concept: int
    titles: tuple[str, ...]
    skills: Mapping[int, bool] = field(default_factory=dict)


def title_words(title: str) -> list[str]:
    return stems_of(title, "en")


def title_letters(title: str) -> list[str]:
    return [run for word in fold(title).split() for run in ngrams(word)]


class TitleIndex:
    """Occupations by their titles. Never changed once built."""

    def __init__(self, occupations: Iterable[OccupationTitles]) -> None:
        self.occupations = list(occupations)
        titles = [title for occupation in self.occupations for title in occupation.titles]
        self._holder = np.repeat(
            np.arange(len(self.occupations)), [len(occupation.titles) for occupation in self.occupations]
        )
        self._words = TextVectors(titles, title_words)
        self._letters = TextVectors(titles, title_letters)
        self._needs = self._weigh_skills()

    def __len__(self) -> int:
        """How many titles there are."""
        return len(self._holder)

    def likeness(self, title: str) -> np.ndarray:
        """How well each occupation fits a title, 0 … 2: the best of its titles by words and by letters."""
        likeness = np.zeros(len(self.occupations))
        for vectors in (self._words, self._letters):
            best = np.zeros(len(self.occupations))
            np.maximum.at(best, self._holder, vectors.cosines(title))
            likeness += best
        return likeness

    def occupations_of(self, title: str, limit: int = 10) -> list[tuple[int, float]]:
        """(concept, likeness) of the occupations that a title probably means, best first."""
        likeness = self.likeness(title)
        best = np.argsort(-likeness, kind="stable")[:limit]
        return [(self.occupations[place].concept, float(likeness[place])) for place in best if likeness[place] > 0]

    def skills_of(self, title: str) -> np.ndarray:
        """What the occupations meant by a title ask for: a vector over all skills, of length 1 (0: unknown title)."""
        likeness = self.likeness(title)
        needs = np.zeros(self._skill_count, dtype=np.float32)
        for place in np.argsort(-likeness, kind="stable")[:OCCUPATIONS_A_TITLE]:
            skills, weights = self._needs[place]
            needs[skills] += weights * likeness[place] ** LOUDNESS
        return needs / (np.linalg.norm(needs) or 1.0)

    def alike(self, titles: Sequence[str], others: Sequence[str]) -> np.ndarray:
        """How alike each title is to each of the others: by the skills behind them and by words and letters."""
        asked = np.array([self.skills_of(title) for title in titles])
        offered = np.array([self.skills_of(title) for title in others])
        alike = asked @ offered.T
        for features in (title_words, title_letters):
            vectors = TextVectors(others, features)
            alike += LEXICAL_WEIGHT * np.array([vectors.cosines(title) for title in titles])
        return alike

    def _weigh_skills(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """For each occupation its skills and their weights by rarity, of length 1."""
        naming = Counter(skill for occupation in self.occupations for skill in occupation.skills)
        column = {skill: place for place, skill in enumerate(sorted(naming))}
        self._skill_count = len(column)
        needs = []
        for occupation in self.occupations:
            weights = np.array(
                [
                    rarity(occupations=len(self.occupations), naming=naming[skill])
                    * (1 if essential else OPTIONAL_WORTH)
                    for skill, essential in occupation.skills.items()
                ]
            )
            skills = np.array([column[skill] for skill in occupation.skills], dtype=np.int32)
            needs.append((skills, weights / (np.linalg.norm(weights) or 1.0)))
        return needs
