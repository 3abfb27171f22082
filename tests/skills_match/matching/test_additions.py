"""What would change a match is true: whoever really adds it is scored exactly as it was said."""

from dataclasses import replace

import pytest
from hypothesis import given

from skills_match.enums import Band
from skills_match.matching.advice.additions import AdditionKind
from skills_match.matching.advice.additions import best_additions as additions_to
from skills_match.matching.explain import explain
from skills_match.matching.facts import PersonFacts, Requirement
from skills_match.matching.score import WHOLE, score
from skills_match.matching.words import ShownNames

from .strategies import assignments, people
from .test_score import ASKED, PERFECT

EVERY_SKILL = range(1, 10)


def best_additions(person, assignment, **values):
    return additions_to(person, assignment, score(person, assignment), **values)


def with_it(person, assignment, addition):
    """The person after following the advice, written down as the person would in the profile."""
    match addition.kind:
        case AdditionKind.SKILL:
            return replace(person, skills=dict(person.skills) | {addition.subject: addition.level})
        case AdditionKind.LANGUAGE:
            return replace(person, languages=dict(person.languages) | {addition.subject: addition.level})
        case AdditionKind.TIME:
            return free_for_all_of(person, assignment)
        case AdditionKind.STAY:
            return staying_for_all_of(person, assignment)
        case AdditionKind.TIME_AND_STAY:
            return staying_for_all_of(free_for_all_of(person, assignment), assignment)
        case AdditionKind.MODE:
            return replace(person, modes={*person.modes, assignment.mode})
        case AdditionKind.REGION:
            return replace(person, regions={*person.regions, assignment.region})


def free_for_all_of(person, assignment):
    whole_stay = (assignment.starts_from, assignment.starts_from + assignment.length_days - 1)
    return replace(person, windows=(whole_stay, *person.windows))


def staying_for_all_of(person, assignment):
    length = assignment.length_days
    return replace(
        person,
        shortest_days=person.shortest_days and min(person.shortest_days, length),
        longest_days=person.longest_days and max(person.longest_days, length),
    )


@given(people, assignments())
def test_each_claim_is_what_scoring_again_gives(person, assignment):
    before = score(person, assignment)

    for addition in best_additions(person, assignment, near=EVERY_SKILL).best:
        after = score(with_it(person, assignment, addition), assignment)

        assert addition.score == after
        assert addition.gain == after.total - before.total >= 0
        assert addition.gain or addition.makes_possible or before.is_ruled_out


@given(people, assignments())
def test_all_together_is_what_following_all_of_it_gives(person, assignment):
    additions = best_additions(person, assignment, near=EVERY_SKILL)

    for addition in additions.best:
        person = with_it(person, assignment, addition)

    assert additions.together == score(person, assignment)


@given(people, assignments())
def test_the_best_three_are_named_and_no_fourth_brings_more(person, assignment):
    every = best_additions(person, assignment, near=EVERY_SKILL, limit=100).best
    required = {part.skill for part in score(person, assignment).required}
    gains = [(each.kind == AdditionKind.SKILL and each.subject in required, each.gain) for each in every]

    assert gains == sorted(gains, reverse=True)
    assert best_additions(person, assignment, near=EVERY_SKILL).best == every[:3]
    assert len({(addition.kind, addition.subject) for addition in every}) == len(every)


@given(people, assignments())
def test_whoever_follows_all_advice_lacks_nothing_but_the_occupation(person, assignment):
    for _step in range(30):
        additions = best_additions(person, assignment, near=EVERY_SKILL, limit=1).best
        if not additions:
            break
        person = with_it(person, assignment, additions[0])

    scored = score(person, assignment)
    lost = scored.occupation.possible - scored.occupation.points
    assert scored.total == WHOLE - lost - (0 if assignment.requirements else 7000)


@given(people, assignments())
def test_the_points_of_an_explanation_sum_to_the_total(person, assignment):
    scored = score(person, assignment)
    found = explain(scored, names=ShownNames())

    assert sum(reason.points for reason in found.lines) == scored.total == found.total
    possible = sum(reason.possible for reason in found.lines)
    assert possible == (WHOLE if assignment.requirements else WHOLE - 7000)
    assert all(0 <= reason.points <= reason.possible for reason in found.lines)


@given(people, assignments())
def test_a_band_never_contradicts_its_own_lines(person, assignment):
    scored = score(person, assignment)
    found = explain(scored, names=ShownNames())
    required = [line for part, line in zip(scored.skills, found.said.skills, strict=True) if part in scored.required]
    met = [line for line in required if line.tone == "good"]

    if found.band == Band.STRONG:
        assert met == required != []
        assert found.ruled_out == ()
    if found.band == Band.GOOD:
        assert 2 * len(met) >= len(required)
        assert len(met) < len(required) or found.ruled_out
    if found.band == Band.PARTIAL:
        assert 2 * len(met) < len(required)
        assert any(line.status in ("Met", "Held at a lower level") for line in required)
    if found.band is None:
        assert not any(line.status in ("Met", "Held at a lower level") for line in required)


def test_a_skill_that_stands_in_for_another_counts_for_both():
    asked = replace(ASKED, requirements=(replace(ASKED.requirements[0], related=((2, 100),)), ASKED.requirements[1]))

    best = best_additions(replace(PERFECT, skills={}), asked, near=EVERY_SKILL).best

    assert [(addition.subject, addition.gain) for addition in best] == [(1, 4000), (2, 4440)]


@given(people, assignments())
def test_only_skills_that_are_held_or_near_are_proposed(person, assignment):
    near = {1, 2, 3}

    proposed = best_additions(person, assignment, near=near, limit=100).best

    skills = {addition.subject for addition in proposed if addition.kind == AdditionKind.SKILL}
    assert skills <= near | set(person.skills)


def test_nobody_is_told_to_have_another_occupation():
    assert best_additions(replace(PERFECT, occupations=frozenset()), ASKED, near=EVERY_SKILL).best == ()


def test_an_empty_profile_is_told_of_skills_and_not_to_be_free_for_what_it_cannot_do():
    best = best_additions(PersonFacts(id=1), ASKED, near=EVERY_SKILL).best

    assert [(addition.kind, addition.subject, addition.gain) for addition in best] == [
        (AdditionKind.SKILL, 1, 4000),
        (AdditionKind.SKILL, 2, 3000),
    ]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"windows": ()}, AdditionKind.TIME),
        ({"longest_days": 20}, AdditionKind.STAY),
        ({"shortest_days": 90}, AdditionKind.STAY),
        ({"longest_days": 20, "windows": ()}, AdditionKind.TIME_AND_STAY),
    ],
)
def test_advice_names_what_is_really_in_the_way_free_days_or_the_stay(changes, kind):
    best = best_additions(replace(PERFECT, **changes), ASKED, near=EVERY_SKILL).best

    assert [addition.kind for addition in best] == [kind]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"longest_days": 20}, AdditionKind.STAY),
        ({"modes": frozenset({"online"})}, AdditionKind.MODE),
        ({"regions": frozenset({99})}, AdditionKind.REGION),
    ],
)
def test_what_is_not_possible_names_what_rules_it_out_and_no_skill(changes, kind):
    best = best_additions(replace(PERFECT, skills={1: 1}, **changes), ASKED, near=EVERY_SKILL).best

    assert [(addition.kind, addition.makes_possible) for addition in best] == [(kind, True)]


def test_a_stay_that_is_too_long_is_named_while_the_dates_are_still_open():
    asked = replace(ASKED, starts_from=None, starts_until=None)

    best = best_additions(replace(PERFECT, longest_days=20), asked, near=EVERY_SKILL).best

    assert [addition.kind for addition in best] == [AdditionKind.STAY]


def test_a_required_skill_is_advised_before_a_desired_one_that_counts_more():
    desired, required = (replace(each, is_must=each.skill == 2) for each in ASKED.requirements)
    asked = replace(ASKED, requirements=(desired, required, Requirement(3, 1, 0)))

    best = best_additions(replace(PERFECT, skills={3: 1}), asked, near=EVERY_SKILL).best

    assert desired.share > required.share
    assert [addition.subject for addition in best] == [2, 1]
