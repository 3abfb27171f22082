"""Explanations in words, in either language, never a bare number."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from skills_match.enums import Band
from skills_match.matching.additions import best_additions
from skills_match.matching.advice import advise
from skills_match.matching.bands import band_of
from skills_match.matching.explain import explain
from skills_match.matching.names import Names
from skills_match.matching.score import score

from .test_score import ASKED, PERFECT

NAMES = Names({1: "nursing", 2: "grant writing", 7: "first aid"}, {1: "English", 2: "Swahili"})


def explained(**changes):
    return explain(
        score(replace(PERFECT, **changes), ASKED), names=NAMES, licence="Nursing council", experience_years=3
    )


def advice(**changes):
    person = replace(PERFECT, **changes)
    return advise(best_additions(person, ASKED), band=band_of(score(person, ASKED)), assignment=ASKED, names=NAMES)


def test_every_requirement_is_named_with_what_was_asked_and_what_is_held():
    found = explained(skills={1: 2})

    assert [(reason.title, reason.tone, reason.status) for reason in found.reasons] == [
        ("nursing", "wait", "Held at a lower level"),
        ("grant writing", "stop", "Missing"),
    ]
    assert found.reasons[0].detail == "Required, level asked: experienced. Level held: independent."
    assert found.gaps == ("nursing", "grant writing")
    assert found.summary == "0 of 1 required skill met"


def test_a_related_skill_is_named():
    assert (
        explained(skills={7: 4}).reasons[0].detail
        == "Required, level asked: experienced. Related skill held: first aid."
    )


def test_conditions_are_shown_and_what_is_not_used_is_said():
    found = explained()

    assert found.conditions == (
        "A licence is needed: Nursing council.",
        "At least 3 years of experience are asked for.",
    )
    assert found.not_used.startswith("Name, age, gender")


@pytest.mark.parametrize(
    ("changes", "band"),
    [
        ({}, Band.STRONG),
        ({"skills": {2: 4}}, Band.GOOD),  # a required skill is missing
        ({"skills": {2: 1}, "occupations": frozenset(), "windows": ()}, Band.PARTIAL),
    ],
)
def test_bands(changes, band):
    assert explained(**changes).band == band


def test_every_line_says_the_points_it_got_of_those_it_could_get_and_never_a_percentage():
    found = explained(skills={1: 2})

    assert [reason.points_text for reason in found.reasons + found.other] == [
        "2,400 of 4,000 points",
        "0 of 3,000 points",
        "1,000 of 1,000 points",
        "350 of 350 points",
        "350 of 350 points",
        "1,000 of 1,000 points",
        "300 of 300 points",
    ]
    assert found.total_text == "All together: 5,400 of 10,000 points."
    assert "%" not in str(found)


def test_what_nobody_asks_for_is_a_line_with_all_its_points():
    found = explain(score(PERFECT, replace(ASKED, languages=(), occupation="", starts_from=None)), names=NAMES)

    assert [(reason.title, reason.detail, reason.points) for reason in found.other] == [
        ("Occupation", "Any occupation is welcome.", 1000),
        ("Languages", "No language is asked for.", 700),
        ("Availability", "The dates are still open.", 1000),
        ("Mode and place", "Both fit.", 300),
    ]


def test_what_would_change_it_is_said_in_order_of_what_it_brings():
    assert advice(skills={2: 1}, windows=(), languages={2: 3}, modes=frozenset({"online"})).sentences == (
        "Adding “nursing” at the level “experienced” would make it a strong match.",
        "Raising “grant writing” to the level “independent” would bring 1,200 points; it stays a partial match.",
        "Being free for the whole length (40 days) would bring 1,000 points; it stays a partial match.",
    )


def test_small_things_are_named_when_nothing_else_is_missing():
    assert advice(languages={1: 3, 2: 3}, regions=frozenset({2})).sentences == (
        "Having English at the level B2 would bring 175 points; it stays a strong match.",
        "Choosing this region as well would bring 100 points; it stays a strong match.",
    )
    assert advice(modes=frozenset({"online"})).sentences == (
        "Working in the way “On site” would bring 300 points; it stays a strong match.",
    )
    assert advice().sentences == ()


def test_what_only_all_of_it_reaches_is_said_once():
    found = advice(skills={2: 1}, occupations=frozenset(), windows=())

    assert found.sentences[0] == "Adding “nursing” at the level “experienced” would make it a good match."
    assert found.together == "All of it together would make it a strong match."
    assert advice(skills={2: 4}).together == ""


def test_a_skill_that_left_the_list_is_still_a_line():
    found = explain(score(PERFECT, ASKED), names=Names({}, {}))

    assert found.reasons[0].title == "a skill that is no longer listed"


def test_people_who_differ_in_name_only_get_the_same_words():
    assert explained() == explained(id=99)


def test_a_kiswahili_reader_reads_kiswahili():
    with override("sw"):
        found = explained(skills={1: 2})

    assert found.band_text != "Strong match"
    assert found.reasons[0].status != "Held at a lower level"
