"""Random people and assignments for the properties of matching: few skills and days, so that they often meet."""

from hypothesis import strategies as st

from skills_match.matching.facts import AssignmentFacts, PersonFacts, Requirement
from skills_match.matching.score import SKILLS
from skills_match.matching.shares import shares

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
