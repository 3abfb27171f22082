"""The score: what it is made of, and what must hold for any person and any assignment."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_match.enums import Section
from skills_match.matching.facts import AssignmentFacts, PersonFacts, Requirement
from skills_match.matching.score import SECTION, covered_days, order, score, tie_break
from skills_match.vocabulary.shares import rarity, shares

from .strategies import LEVEL, SKILL, assignments, people, windows

ASKED = AssignmentFacts(
    id=1,
    requirements=(
        Requirement(skill=1, level=3, share=4000, related=((7, 50), (8, 90))),
        Requirement(skill=2, level=2, share=3000, is_must=False),
    ),
    occupation="2221",
    languages=((1, 4), (2, 3)),
    starts_from=1000,
    starts_until=1010,
    length_days=40,
    mode="on_site",
    region=1,
)
PERFECT = PersonFacts(
    id=1,
    skills={1: 3, 2: 4},
    occupations=frozenset({"2221"}),
    languages={1: 6, 2: 3},
    windows=((900, 1100),),
    modes=frozenset({"on_site"}),
    regions=frozenset({1}),
)


def points(**changes):
    return score(replace(PERFECT, **changes), ASKED).total


def test_whoever_meets_everything_has_ten_thousand():
    assert points() == 10_000


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"skills": {1: 2, 2: 4}}, 1600),  # a lower level: 60 %
        ({"skills": {7: 4, 2: 4}}, 2800),  # a related skill of strength 50: 30 %
        ({"skills": {7: 4, 8: 3, 2: 4}}, 1840),  # only the best related one counts: 54 %
        ({"skills": {8: 2, 2: 4}}, 2720),  # a related skill counts at its own level: below the one asked 60 % of 54 %
        ({"skills": {7: 4, 8: 2, 2: 4}}, 2720),  # 32 % are better than 30 %
        ({"skills": {1: 3}}, 3000),
        ({"occupations": frozenset({"2222"})}, 400),
        ({"occupations": frozenset({"2212"})}, 700),
        ({"occupations": frozenset({"2310"})}, 1000),
        ({"languages": {1: 3, 2: 3}}, 175),  # one step below counts half
        ({"languages": {1: 2, 2: 3}}, 350),
        ({"windows": ((1000, 1009), (1020, 1039))}, 500),  # the better window covers 20 of 40 days
        ({"longest_days": 30}, 250),
        ({"shortest_days": 41}, 1000),
        ({"modes": frozenset({"online"})}, 300),
        ({"regions": frozenset({2})}, 100),
        ({"regions": frozenset(), "is_anywhere": True}, 0),
    ],
)
def test_what_is_missing_costs_its_part(changes, lost):
    assert points(**changes) == 10_000 - lost


@pytest.mark.parametrize(
    ("skills", "occupation", "section"),
    [
        ({1: 3}, "", Section.ALL_MET),
        ({1: 2, 2: 4}, "2221", Section.SOME_MISSING),  # held, below the level asked
        ({2: 4}, "2221", Section.SAME_OCCUPATION),  # what is desired lists nobody
        ({7: 4, 8: 4}, "2221", Section.SAME_OCCUPATION),  # nor does what is related
        ({2: 4, 7: 4, 8: 4}, "2222", None),
    ],
)
def test_a_list_has_three_sections_and_who_is_in_none_is_not_listed(skills, occupation, section):
    scored = score(replace(PERFECT, skills=skills, occupations=frozenset({occupation})), ASKED)

    assert scored.section == section
    assert (scored.standing > 0) == (section is not None)


@pytest.mark.parametrize(("skills", "section"), [({2: 2}, Section.ALL_MET), ({2: 1}, Section.SOME_MISSING), ({}, None)])
def test_desired_skills_stand_in_where_none_is_required(skills, section):
    desired = replace(ASKED, requirements=ASKED.requirements[1:], occupation="")

    assert score(replace(PERFECT, skills=skills), desired).section == section


def test_an_assignment_without_skills_lists_the_same_occupation_and_nobody_else():
    nothing = replace(ASKED, requirements=())

    assert score(PERFECT, nothing).section == Section.SAME_OCCUPATION
    assert score(replace(PERFECT, occupations=frozenset({"2222"})), nothing).section is None
    assert score(PERFECT, replace(nothing, occupation="")).section is None


def test_a_section_comes_before_any_total():
    stranger = PersonFacts(id=1, skills={1: 3})
    nearly = replace(PERFECT, skills={1: 2, 2: 4})

    assert score(stranger, ASKED).total < score(nearly, ASKED).total
    assert score(stranger, ASKED).standing > score(nearly, ASKED).standing


@pytest.mark.parametrize(
    ("changes", "is_ruled_out"),
    [
        ({}, False),
        ({"modes": frozenset({"online"})}, True),
        ({"modes": frozenset()}, False),  # not chosen yet: nothing is stated as never
        ({"regions": frozenset({2})}, True),
        ({"regions": frozenset()}, False),
        ({"regions": frozenset({2}), "is_anywhere": True}, False),
        ({"longest_days": 39}, True),
        ({"longest_days": 40}, False),
        ({"shortest_days": 41}, False),
        ({"windows": ()}, False),
        ({"languages": {}}, False),
    ],
)
def test_ruled_out_is_only_what_the_profile_states_as_never(changes, is_ruled_out):
    assert score(replace(PERFECT, **changes), ASKED).is_ruled_out is is_ruled_out


def test_work_online_is_no_stay_and_never_ruled_out_or_shortened_by_one():
    for stays in ({"longest_days": 10}, {"shortest_days": 90}):
        person = replace(PERFECT, modes=frozenset({"online", "on_site"}), **stays)
        online, on_site = (score(person, replace(ASKED, mode=mode)) for mode in ("online", "on_site"))

        assert (online.is_ruled_out, online.availability.points) == (False, 1000)
        assert on_site.availability.points < 1000


def test_a_stay_that_is_too_long_is_ruled_out_while_the_dates_are_open():
    assert score(replace(PERFECT, longest_days=39), replace(ASKED, starts_from=None)).is_ruled_out


def test_no_region_is_ruled_out_for_work_online():
    online = replace(ASKED, mode="online")

    assert not score(replace(PERFECT, modes=frozenset({"online"}), regions=frozenset({2})), online).is_ruled_out


def test_a_rare_skill_says_more_than_a_common_one():
    assert rarity(occupations=300, naming=1) > rarity(occupations=300, naming=100) > 0
    assert rarity(occupations=300, naming=300) == 1


def test_facts_hold_nothing_that_tells_who_somebody_is():
    assert {field.name for field in fields(PersonFacts)} == {
        "id", "skills", "occupations", "languages", "windows", "shortest_days", "longest_days", "modes", "regions",
        "is_anywhere",
    }  # fmt: skip


@given(st.lists(st.integers(1, 50_000), min_size=1, max_size=12))
def test_shares_are_whole_and_sum_to_seven_thousand(weights):
    portions = shares(weights, 7000)

    assert sum(portions) == 7000
    assert all(
        isinstance(part, int) and abs(part - 7000 * w / sum(weights)) < 1
        for part, w in zip(portions, weights, strict=True)
    )


@given(people, assignments())
def test_a_score_is_made_of_whole_numbers_in_their_bounds(person, assignment):
    scored = score(person, assignment)
    pieces = [*scored.skills, *scored.languages, scored.occupation, scored.availability, scored.place]

    assert type(scored.total) is int
    assert 0 <= scored.total == scored.fit_points + scored.feasibility_points <= 10_000
    assert scored.standing in (0, *(SECTION * section + scored.total for section in Section))
    assert all(type(piece.points) is int and 0 <= piece.points <= piece.possible for piece in pieces)


@given(people, assignments(), SKILL, LEVEL)
def test_more_or_better_skills_never_lower_the_score(person, assignment, skill, level):
    better = replace(person, skills={**person.skills, skill: max(level, person.skills.get(skill, 0))})

    assert score(better, assignment).total >= score(person, assignment).total


@given(people, assignments(), windows)
def test_more_time_never_lowers_the_score(person, assignment, more):
    assert score(replace(person, windows=person.windows + more), assignment).total >= score(person, assignment).total


@given(st.lists(people, min_size=2, max_size=8, unique_by=lambda p: p.id), assignments(), st.randoms())
def test_the_order_is_total_and_the_same_from_any_start(crowd, assignment, random):
    def ranked(persons):
        return sorted(order(p.id, assignment.id, score(p, assignment).standing) for p in persons)

    shuffled = list(crowd)
    random.shuffle(shuffled)

    assert ranked(crowd) == ranked(shuffled)
    assert len(set(ranked(crowd))) == len(crowd)


@given(st.integers(1, 2**40), st.integers(1, 2**40))
def test_ties_are_broken_by_a_number_of_64_bits(person, assignment):
    assert 0 <= tie_break(person, assignment) < 2**64


@given(windows, st.integers(1000, 1030), st.integers(0, 20), st.integers(5, 30))
def test_covered_days_are_those_of_the_best_possible_stay(free, start, slack, length):
    tried = [
        max((min(end, first + length - 1) - max(begin, first) + 1 for begin, end in free), default=0)
        for first in range(start, start + slack + 1)
    ]

    assert covered_days(windows=free, starts_from=start, starts_until=start + slack, length=length) == max(0, *tried, 0)
