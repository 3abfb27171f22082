"""Related skills, learnt from the occupations that name them together and from the words that they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from ..words import fold
from .stems import stem, words_of

#: What an occupation weighs that calls a skill essential or optional, and what all words of a skill weigh together:
#: as much as one occupation, so that words speak for skills that few occupations name and are outvoted elsewhere.
ESSENTIAL, OPTIONAL, WORDS = 1000, 700, 1000
#: A word that more skills than this share have ("manage", "equipment") says nothing.
COMMON_WORD = 0.05
#: Cosine from which a related skill counts in full, and the weakest strength that is worth keeping.
FULL_AT, WEAKEST = 0.6, 30
LINKS_A_SKILL = 20
#: What a skill counts for another of which it is a kind, and the other way round.
KIND_OF = 60
#: So many occupations name two skills of different groups together before one may stand in for the other.
TOGETHER = 3

#: The number of an occupation, or the stem of a word.
Feature = int | str


def learn_links(
    occupations: Iterable[Mapping[str, bool]], *, labels: Mapping[str, Iterable[str]] | None = None
) -> dict[tuple[str, str], int]:
    """(skill, other) → strength of `other` as a stand-in: 30 … 100, whole tens of a percent.

    `occupations` say which skills they name, and whether as essential. `labels` are the English words for a skill,
    synonyms included; only skills that an occupation names or that have labels get links. Each skill is a vector of
    the occupations and words that it occurs with, and strength is the cosine, full from 0.6 on. At most 20 links a
    skill, the strongest. Everything that is compared is a whole number and ties go by name: the same vocabulary gives
    the same links on any machine, in any order. Source: docs/decisions/, "Links by cosine".
    """
    baskets = [dict(named) for named in occupations]
    vectors = _vectors(baskets, labels or {})
    skills = sorted(vectors)
    number = {skill: place for place, skill in enumerate(skills)}
    holders: dict[Feature, list[tuple[int, int]]] = defaultdict(list)
    for skill in skills:
        for feature, weight in vectors[skill].items():
            holders[feature].append((number[skill], weight))
    postings = {
        feature: (np.array([who for who, _ in held]), np.array([weight for _, weight in held], dtype=np.float64))
        for feature, held in holders.items()
    }
    # Whole numbers below 2**53: float64 adds them without any rounding, in whatever order. The length of the words
    # counts for every skill, so that meeting once in one occupation is no certainty even for skills without words.
    squares = np.array([WORDS**2 + _square_of_occupations(vectors[skill]) for skill in skills], dtype=np.float64)
    return {
        (skill, skills[other]): strength
        for skill in skills
        for other, strength in _strongest(number[skill], vectors[skill], postings, squares)
    }


def believed(
    links: Mapping[tuple[str, str], int],
    occupations: Iterable[Mapping[str, bool]],
    *,
    labels: Mapping[str, Iterable[str]],
    groups: Mapping[str, str | None],
) -> dict[tuple[str, str], int]:
    """Those of the learnt links that a reader believes: between skills of one group, or whose names share a word, or
    that at least three occupations, and more than half of those that name either, name together. A nurse who mentors
    makes no relation between mentoring and pain, and what half of all trades need (safety at work) stands in for none.

    Skills without a group are taken as they were learnt.
    """
    words = {skill: set(vector) for skill, vector in _word_vectors(labels).items()}
    named: dict[str, set[int]] = defaultdict(set)
    for place, basket in enumerate(occupations):
        for skill in basket:
            named[skill].add(place)

    def is_believed(skill: str, other: str) -> bool:
        group, another = groups.get(skill), groups.get(other)
        if group is None or another is None or group == another:
            return True
        is_alike = not words.get(skill, set()).isdisjoint(words.get(other, ()))
        together = len(named[skill] & named[other])
        commoner = max(len(named[skill]), len(named[other]))
        return is_alike or (together >= TOGETHER and 2 * together > commoner)

    return {pair: strength for pair, strength in links.items() if is_believed(*pair)}


def of_one_name(labels: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Links both ways between skills of which one is a kind of the other by its name: mentoring, clinical mentorship;
    negotiation, contract negotiation. `labels`: what each is called in English, where what comes last is what it is."""
    ends: dict[tuple[str, ...], set[str]] = defaultdict(set)
    whole = {}
    for skill, text in labels.items():
        stems = tuple(stem(word, "en") for word in fold(text).split())
        for start in range(1, len(stems)):
            ends[stems[start:]].add(skill)
        whole[skill] = stems
    found: dict[tuple[str, str], int] = {}
    for skill, stems in whole.items():
        if len(others := ends[stems]) <= COMMON_WORD * len(labels):
            for other in others:
                found |= {(skill, other): KIND_OF, (other, skill): KIND_OF}
    return found


def _vectors(baskets: list[dict[str, bool]], labels: Mapping[str, Iterable[str]]) -> dict[str, dict[Feature, int]]:
    """What each skill occurs with: numbers of occupations, and stems of its words."""
    vectors = _word_vectors(labels)
    for place, basket in enumerate(baskets):
        for skill, is_essential in basket.items():
            vectors.setdefault(skill, {})[place] = ESSENTIAL if is_essential else OPTIONAL
    return vectors


def _word_vectors(labels: Mapping[str, Iterable[str]]) -> dict[str, dict[Feature, int]]:
    """Words by how often a skill uses them and how rare they are, together as long as WORDS."""
    counts = {
        skill: Counter(stem(word, "en") for text in texts for word in words_of(text, "en"))
        for skill, texts in labels.items()
    }
    users = Counter(word for count in counts.values() for word in count)
    vectors: dict[str, dict[Feature, int]] = {}
    for skill, count in counts.items():
        weights = {
            word: (1 + math.log(times)) * math.log(len(counts) / users[word])
            for word, times in count.items()
            if 1 < users[word] <= COMMON_WORD * len(counts)
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        vectors[skill] = {word: round(WORDS * weight / length) for word, weight in weights.items()}
    return vectors


def _square_of_occupations(vector: Mapping[Feature, int]) -> int:
    return sum(weight * weight for feature, weight in vector.items() if isinstance(feature, int))


def _strongest(
    skill: int,
    vector: Mapping[Feature, int],
    postings: Mapping[Feature, tuple[np.ndarray, np.ndarray]],
    squares: np.ndarray,
) -> list[tuple[int, int]]:
    """(other, strength) of the links of one skill, best first."""
    if not vector:
        return []
    who = np.concatenate([postings[feature][0] for feature in vector])
    products = np.concatenate([postings[feature][1] * weight for feature, weight in vector.items()])
    shared = np.bincount(who, products, len(squares))
    shared[skill] = 0
    cosines = shared / np.sqrt(squares[skill] * squares)
    strengths = np.floor(np.minimum(cosines / FULL_AT, 1) * 10 + 0.5).astype(int) * 10
    others = np.flatnonzero(strengths >= WEAKEST)
    # A stable sort leaves ties as they are numbered: by name.
    best = others[np.argsort(-cosines[others], kind="stable")[:LINKS_A_SKILL]]
    return [(int(other), int(strengths[other])) for other in best]
