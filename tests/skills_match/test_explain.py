"""Explanations in words, in either language, never a bare number."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from skills_match.matching.explain import Band, Names, band_of, explain
from skills_match.matching.score import score

from .test_score import ASKED, PERFECT

NAMES = Names({1: "nursing", 2: "grant writing", 7: "first aid"}, {1: "English", 2: "Swahili"})


def explained(with_tip=False, **changes):
    return explain(
        score(replace(PERFECT, **changes), ASKED),
        names=NAMES,
        licence="Nursing council",
        experience_years=3,
        with_tip=with_tip,
    )


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


def test_the_tip_names_the_skill_that_helps_most_and_is_right():
    found = explained(skills={2: 4}, with_tip=True)
    better = score(replace(PERFECT, skills={1: 3, 2: 4}), ASKED)

    assert found.tip == "With “nursing” at the level “experienced” this would be a strong match."
    assert band_of(better) == Band.STRONG
    assert explained(skills={2: 4}).tip == ""
    assert explained(with_tip=True).tip == ""


def test_no_part_of_an_explanation_shows_points():
    found = explained(skills={1: 2})
    texts = [
        found.summary,
        *[text for reason in found.reasons + found.other for text in (reason.detail, reason.status)],
    ]

    assert [text for text in texts if "%" in text or "4000" in text or "2400" in text] == []


def test_people_who_differ_in_name_only_get_the_same_words():
    assert explained() == explained(id=99)


def test_a_kiswahili_reader_reads_kiswahili():
    with override("sw"):
        found = explained(skills={1: 2})

    assert found.band_text != "Strong match"
    assert found.reasons[0].status != "Held at a lower level"
