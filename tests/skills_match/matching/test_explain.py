"""Explanations in words, in either language, never a bare number."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given

from skills_match.enums import Band, Feasibility
from skills_match.matching.advice.additions import best_additions
from skills_match.matching.advice.sentences import advise
from skills_match.matching.bands import band_of
from skills_match.matching.explain import Sums, explain
from skills_match.matching.facts import PersonFacts, Requirement
from skills_match.matching.score import score
from skills_match.matching.words import ShownNames

from .strategies import assignments, people
from .test_score import ASKED, PERFECT

NAMES = ShownNames({1: "nursing", 2: "grant writing", 7: "first aid"}, {1: "English", 2: "Swahili"})


def explained(**changes):
    return explain(
        score(replace(PERFECT, **changes), ASKED), names=NAMES, licence="Nursing council", experience_years=3
    )


def advice(asked=ASKED, near=(1, 2), **changes):
    person = replace(PERFECT, **changes)
    additions = best_additions(person, asked, score(person, asked), near=near)
    return advise(additions, band=band_of(score(person, asked)), assignment=asked, names=NAMES)


def test_every_requirement_is_named_with_what_was_asked_and_what_is_held():
    found = explained(skills={1: 2})

    assert [(reason.title, reason.tone, reason.status) for reason in found.said.skills] == [
        ("nursing", "wait", "Held at a lower level"),
        ("grant writing", "stop", "Missing"),
    ]
    assert found.lines[0].detail == "Required, level asked: experienced. Level held: independent."
    assert found.gaps == ("nursing", "grant writing")
    assert found.summary == "0 of 1 required skill met; held below the level asked: 1"
    assert explained(skills={7: 4}).summary == "0 of 1 required skill met"


@pytest.mark.parametrize(
    ("skills", "summary"),
    [
        ({2: 4}, "No skill is required; 1 of 1 desired skill met"),
        ({2: 1}, "No skill is required; 0 of 1 desired skill met; held below the level asked: 1"),
    ],
)
def test_desired_skills_are_counted_where_none_is_required(skills, summary):
    desired = replace(ASKED, requirements=ASKED.requirements[1:])

    assert explain(score(replace(PERFECT, skills=skills), desired), names=NAMES).summary == summary


def test_a_related_skill_is_named_with_its_level():
    scored = score(replace(PERFECT, skills={7: 1}), ASKED)
    kept_before = replace(scored, skills=(replace(scored.skills[0], via_level=0), scored.skills[1]))

    assert [explain(one, names=NAMES).lines[0].detail for one in (scored, kept_before)] == [
        "Required, level asked: experienced. Related skill held: first aid (beginning).",
        "Required, level asked: experienced. Related skill held: first aid.",
    ]


def test_conditions_are_shown_and_what_is_not_used_is_said():
    found = explained()

    assert found.conditions == (
        "A licence is needed: Nursing council.",
        "At least 3 years of experience is asked for.",
    )
    assert found.not_used.startswith("Name, age, gender")


@pytest.mark.parametrize(
    ("changes", "band"),
    [
        ({}, Band.STRONG),
        ({"skills": {1: 3}, "occupations": frozenset(), "windows": (), "languages": {}}, Band.STRONG),
        ({"modes": frozenset({"online"})}, Band.GOOD),
        ({"regions": frozenset({2})}, Band.GOOD),
        ({"longest_days": 30}, Band.GOOD),
        ({"skills": {1: 2, 2: 4}}, Band.PARTIAL),
        ({"skills": {2: 4, 7: 4, 8: 4}}, None),  # everything but a required skill: ten thousand of its points or not
    ],
)
def test_a_band_is_drawn_by_required_skills_and_by_what_is_ruled_out(changes, band):
    assert explained(**changes).band == band


def test_a_partial_match_says_what_else_counts_for_its_place_and_the_list_what_orders_it():
    related = Requirement(3, 2, 1000, related=((7, 90),))
    asked = replace(ASKED, requirements=(Requirement(1, 2, 1000), Requirement(2, 2, 1000), related))

    partial = explain(score(replace(PERFECT, skills={1: 1, 7: 4}), asked), names=NAMES)
    strong = explain(score(PERFECT, ASKED), names=NAMES)

    assert partial.band == Band.PARTIAL
    assert partial.counts_too == "Counts for it too: 1 related skill, the same occupation group."
    assert "a partial match may stand above a good one" in partial.order_note
    assert (strong.counts_too, strong.order_note) == ("", "")


@pytest.mark.parametrize(("met", "band"), [(0, Band.PARTIAL), (1, Band.PARTIAL), (2, Band.GOOD), (3, Band.STRONG)])
def test_half_of_the_required_skills_make_a_good_match(met, band):
    asked = replace(ASKED, requirements=tuple(Requirement(skill, 2, 2333) for skill in (1, 2, 3)))
    held = {skill: 2 if skill <= met else 1 for skill in (1, 2, 3)}

    assert band_of(score(PersonFacts(id=1, skills=held), asked)) == band


def test_the_same_occupation_alone_is_no_band_and_says_so():
    found = explained(skills={})

    assert (found.band, found.band_text) == (None, "Same occupation group, none of the required skills")
    assert explained(skills={}, occupations=frozenset()).band_text == ""


@pytest.mark.parametrize(
    ("changes", "feasibility", "sentences"),
    [
        ({}, Feasibility.POSSIBLE, ()),
        ({"skills": {}, "occupations": frozenset()}, Feasibility.POSSIBLE, ()),
        ({"windows": ()}, Feasibility.PARTLY, ()),
        ({"languages": {1: 6}}, Feasibility.PARTLY, ()),
        (
            {"modes": frozenset({"online"}), "regions": frozenset({2}), "longest_days": 30},
            Feasibility.RULED_OUT,
            (
                "The profile rules out this way of working.",
                "The profile rules out this region.",
                "The profile rules out a stay this long.",
            ),
        ),
    ],
)
def test_whether_it_is_feasible_is_told_apart_from_the_fit(changes, feasibility, sentences):
    found = explained(**changes)

    assert (found.feasibility, found.ruled_out) == (feasibility, sentences)


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"longest_days": 30}, "Longer than the longest stay in the profile."),
        ({"shortest_days": 41}, "Shorter than the shortest stay in the profile."),
        ({"modes": frozenset()}, "The profile names no way of working yet."),
        ({"modes": frozenset({"online"})}, "Another way of working was chosen."),
        ({"regions": frozenset()}, "The mode fits; the profile names no region yet."),
        ({"regions": frozenset({2})}, "The mode fits; the region was not chosen."),
        ({"regions": frozenset({2}), "modes": frozenset()}, "The region was not chosen."),
    ],
)
def test_what_the_profile_states_and_what_it_leaves_open_are_different_lines(changes, detail):
    assert detail in [line.detail for line in explained(**changes).said.feasible]


def test_every_line_says_the_points_it_got_of_those_it_could_get_and_never_a_percentage():
    found = explained(skills={1: 2})

    assert [reason.points_text for reason in found.lines] == [
        "2,400 of 4,000 points",
        "0 of 3,000 points",
        "1,000 of 1,000 points",
        "350 of 350 points",
        "350 of 350 points",
        "1,000 of 1,000 points",
        "300 of 300 points",
    ]
    assert found.sums == Sums("3,400 of 8,000 points", "2,000 of 2,000 points", "5,400 of 10,000 points")
    assert "%" not in str(found)


def test_what_rules_out_an_otherwise_full_match_is_the_first_advice():
    found = advice(skills={1: 3, 2: 1}, regions=frozenset({2}), windows=(), languages={2: 3})

    assert found.sentences[0] == "Choosing this region as well would make it a strong match."


def test_what_nobody_asks_for_is_a_line_with_all_its_points():
    found = explain(score(PERFECT, replace(ASKED, languages=(), occupation="", starts_from=None)), names=NAMES)

    assert [
        (reason.title, reason.detail, reason.points) for reason in (found.said.occupation, *found.said.feasible)
    ] == [
        ("Occupation", "Any occupation is welcome.", 1000),
        ("Languages", "No language is asked for.", 700),
        ("Availability", "The dates are still open.", 1000),
        ("Mode and place", "Both fit.", 300),
    ]


def test_what_would_change_it_is_said_in_order_of_what_it_brings():
    assert advice(skills={1: 2, 2: 1}, windows=(), languages={2: 3}).sentences == (
        "Raising “nursing” to the level “experienced” would make it a strong match.",
        "Raising “grant writing” to the level “independent” would bring you nearer.",
        "Being free for the whole length (40 days) would bring you nearer.",
    )


def test_whoever_is_free_and_stays_too_short_is_told_of_the_stay():
    """And whoever cannot do it at all is not told to be free for it."""
    assert advice(longest_days=20).sentences == (
        "Choosing a stay of 40 days as possible in your profile would make it a strong match.",
    )
    assert advice(longest_days=20, windows=()).sentences == (
        "Being free for the whole length (40 days) and ready to stay so long would make it a strong match.",
    )
    assert advice(skills={}, windows=(), near=()).sentences == ()


def test_a_skill_far_from_the_profile_is_never_advised():
    assert advice(near=(), skills={}).sentences == ()
    assert advice(near=(2,), skills={}).sentences == (
        "If you also know “grant writing” at the level “independent”, add it: that would bring you nearer.",
    )
    assert advice(near=(), skills={1: 2, 2: 4}).sentences == (
        "Raising “nursing” to the level “experienced” would make it a strong match.",
    )


@given(people, assignments())
def test_no_advice_speaks_of_points(person, assignment):
    scored = score(person, assignment)
    additions = best_additions(person, assignment, scored, near=range(10), limit=100)
    found = advise(additions, band=band_of(scored), assignment=assignment, names=ShownNames())

    assert "point" not in " ".join([*found.sentences, found.together])


def test_small_things_are_named_when_nothing_else_is_missing():
    assert advice(languages={1: 3, 2: 3}, regions=frozenset()).sentences == (
        "Having English at the level B2 would bring you nearer.",
        "Choosing this region as well would bring you nearer.",
    )
    assert advice(modes=frozenset({"online"})).sentences == (
        "Working in the way “On site” would make it a strong match.",
    )
    assert advice().sentences == ()


def test_what_only_all_of_it_reaches_is_said_once():
    asked = replace(ASKED, requirements=tuple(replace(each, is_must=True) for each in ASKED.requirements))

    found = advice(asked, skills={1: 2, 2: 1})

    assert found.sentences[0] == "Raising “nursing” to the level “experienced” would make it a good match."
    assert found.together == "All of it together would make it a strong match."
    assert advice(skills={1: 2, 2: 4}).together == ""


def test_what_rules_it_out_is_named_alone_with_the_page_to_change_it():
    stay = advice(skills={1: 2}, longest_days=20)
    region = advice(skills={1: 2}, regions=frozenset({2}))

    assert stay.sentences == (
        "It takes 40 days, longer than the longest stay in your profile. Choose a longer one there, and this becomes"
        " possible.",
    )
    assert stay.change == reverse("diaspora:availability")
    assert region.sentences == ("Your profile leaves out this region. Choose it there, and this becomes possible.",)
    assert region.change == reverse("diaspora:regions")
    assert advice(skills={1: 2}).change == ""


def test_a_skill_that_left_the_list_is_still_a_line():
    found = explain(score(PERFECT, ASKED), names=ShownNames({}, {}))

    assert found.lines[0].title == "a skill that is no longer listed"


def test_people_who_differ_in_name_only_get_the_same_words():
    assert explained() == explained(id=99)


def test_a_kiswahili_reader_reads_kiswahili():
    with override("sw"):
        found = explained(skills={1: 2})

    assert found.band_text != "Strong match"
    assert found.lines[0].status != "Held at a lower level"
