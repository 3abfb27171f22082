"""Random people and assignments for the properties of matching: few skills and days, so that they often meet."""

from collections.abc import Iterable

import numpy as np
from hypothesis import strategies as st

from skills_match.matching.embedded.tables import (
    ANYWHERE,
    BLENDED,
    ON_SITE,
    ONLINE,
    OPEN,
    PeopleTables,
    levelled,
    unit_group,
)
from skills_match.matching.facts import AssignmentFacts, PersonFacts, Requirement
from skills_match.matching.score import SKILLS
from skills_match.vocabulary.shares import shares

SKILL = st.integers(1, 8)
LEVEL = st.integers(1, 4)
ISCO = st.sampled_from(["2221", "2222", "2212", "2310", "1342"])
DAY = st.integers(1000, 1060)
LANGUAGE = st.integers(1, 3)
CEFR = st.integers(1, 6)
MODE = st.sampled_from(["on_site", "online", "blended"])
REGION = st.integers(1, 3)

windows = st.lists(st.tuples(DAY, DAY).map(lambda days: (min(days), max(days))), max_size=3).map(tuple)
people = st.builds(
    PersonFacts,
    id=st.integers(1, 10**6),
    skills=st.dictionaries(SKILL, LEVEL, max_size=6),
    occupations=st.frozensets(ISCO, max_size=2),
    languages=st.dictionaries(LANGUAGE, CEFR, max_size=3),
    windows=windows,
    shortest_days=st.none() | st.integers(1, 20),
    longest_days=st.none() | st.integers(20, 60),
    modes=st.frozensets(MODE),
    regions=st.frozensets(REGION, max_size=2),
    is_anywhere=st.booleans(),
)


@st.composite
def assignments(draw):
    asked = draw(st.lists(SKILL, unique=True, max_size=5))
    weights = [draw(st.integers(1, 20_000)) for _skill in asked]
    requirements = tuple(
        Requirement(
            skill,
            draw(LEVEL),
            share,
            draw(st.booleans()),
            tuple(
                (other, draw(st.sampled_from(range(30, 101, 10))))
                for other in draw(st.lists(SKILL.filter(lambda o, s=skill: o != s), unique=True, max_size=3))
            ),
        )
        for skill, share in zip(asked, shares(weights, SKILLS), strict=True)
    )
    start = draw(st.none() | DAY)
    return AssignmentFacts(
        id=draw(st.integers(1, 10**6)),
        requirements=requirements,
        occupation=draw(st.just("") | ISCO),
        languages=tuple((language, draw(CEFR)) for language in draw(st.lists(LANGUAGE, unique=True, max_size=3))),
        starts_from=start,
        starts_until=None if start is None else draw(st.none() | st.integers(start, start + 30)),
        length_days=draw(st.none() | st.integers(5, 40)),
        mode=draw(st.just("") | MODE),
        region=draw(st.none() | REGION),
    )


def tables_of(people: Iterable[PersonFacts], for_hosts: Iterable[int] = ()) -> PeopleTables:
    """The people as if they had been read from rows."""
    people = sorted(people, key=lambda person: person.id)

    def rows(width, of):
        return np.array([(person.id, *row) for person in people for row in of(person)], np.int64).reshape(-1, width)

    return PeopleTables(
        people=rows(4, lambda person: [(_days(person.shortest_days), _days(person.longest_days), _wants(person))]),
        for_hosts=np.array(sorted(for_hosts), np.int64),
        skills=rows(2, lambda person: [(levelled(*held),) for held in person.skills.items()]),
        occupations=rows(2, lambda person: [(unit_group(isco),) for isco in person.occupations]),
        languages=rows(2, lambda person: [(levelled(*spoken),) for spoken in person.languages.items()]),
        windows=rows(3, lambda person: person.windows),
        regions=rows(2, lambda person: [(region,) for region in person.regions]),
    )


def _days(days: int | None) -> int:
    return OPEN if days is None else days


def _wants(person: PersonFacts) -> int:
    bits = {"on_site": ON_SITE, "online": ONLINE, "blended": BLENDED}
    return sum(bits[mode] for mode in person.modes) + ANYWHERE * person.is_anywhere
