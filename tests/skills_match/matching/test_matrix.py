"""People against the skills asked for: dots for the eye, words for everybody else."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from skills_match.enums import Audience, Importance
from skills_match.matching.matrix import matrix_of
from skills_match.matching.taxonomy import forget_taxonomy
from skills_match.models import SkillLink
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentSkillFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import ProfileFactory
from tests.skills_match.people_for import people_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def skills():
    return {name: SkillFactory(en=name, sw=f"{name} kwa Kiswahili") for name in ("nursing", "teaching", "writing")}


@pytest.fixture
def assignment(manager, skills):
    """Writing is desired; nursing and teaching are required, both at the level 2."""
    made = AssignmentFactory(institution=manager.memberships.get().institution)
    AssignmentSkillFactory(assignment=made, skill=skills["writing"], level=2, importance=Importance.DESIRED)
    AssignmentSkillFactory(assignment=made, skill=skills["nursing"], level=2)
    AssignmentSkillFactory(assignment=made, skill=skills["teaching"], level=2)
    return made


def person(levels, **values):
    profile = ProfileFactory(**values)
    for skill, level in levels.items():
        PersonSkillFactory(profile=profile, skill=skill, level=level)
    return profile


def matrix_for(assignment, reader):
    return matrix_of(people_for(assignment=assignment, audience=Audience.OFFICE, reader=reader))


def cells_of(assignment, reader):
    (section,) = matrix_for(assignment, reader).sections
    (row,) = section.rows
    return [(cell.title, cell.dots, cell.text, cell.tone) for cell in row.cells]


def test_dots_show_the_level_held_and_what_is_missing(assignment, officer, skills):
    person({skills["nursing"]: 4, skills["teaching"]: 1})

    assert cells_of(assignment, officer) == [
        ("nursing", "●●●●", "expert", "good"),
        ("teaching", "●·", "beginning, below the level asked", "wait"),
        ("writing", "··", "missing", "stop"),
    ]


def test_open_dots_show_a_related_skill_at_its_own_level_and_name_it(assignment, officer, skills):
    coaching = SkillFactory(en="coaching")
    SkillLink.objects.create(skill=skills["teaching"], other=coaching, strength=80)
    forget_taxonomy()
    person({skills["nursing"]: 2, coaching: 1})

    (section,) = matrix_for(assignment, officer).sections
    cell = section.rows[0].cells[1]

    assert (cell.dots, cell.text) == ("○·", "related skill: coaching (beginning)")


def test_required_skills_come_first_and_say_so(assignment, officer, skills):
    person({skills["nursing"]: 2})

    columns = matrix_for(assignment, officer).columns

    assert [(column.title, column.asked) for column in columns] == [
        ("nursing", "required: independent"),
        ("teaching", "required: independent"),
        ("writing", "desired: independent"),
    ]


def test_people_lie_in_the_parts_and_the_order_of_the_list(assignment, officer, skills):
    person({skills["nursing"]: 1}, user__first_name="Partly")
    person({skills["nursing"]: 3, skills["teaching"]: 3}, user__first_name="Wholly")
    PersonOccupationFactory(profile=person({}, user__first_name="Alike"), occupation=assignment.occupation)

    sections = matrix_for(assignment, officer).sections

    assert [(section.title, [row.match.profile.user.first_name for row in section.rows]) for section in sections] == [
        ("Meets every required skill", ["Wholly"]),
        ("Some required skills missing", ["Partly"]),
        ("Same occupation group, none of the required skills", ["Alike"]),
    ]


def test_the_table_has_a_head_for_each_row_and_column_and_words_for_each_dot(assignment, officer, skills):
    person({skills["nursing"]: 3})
    person({skills["nursing"]: 3, skills["writing"]: 2})

    html = render_to_string("components/matrix.html", {"matrix": matrix_for(assignment, officer), "label": "People"})

    assert len(re.findall(r'<th scope="col"', html)) == 2 + 3
    assert html.count('<th scope="row">') == 2
    assert html.count('scope="rowgroup"') == 1
    assert html.count('aria-hidden="true"') == html.count('class="matrix__text">') == 6


def test_a_reader_of_kiswahili_reads_kiswahili(assignment, officer, skills):
    person({skills["nursing"]: 1})
    address = reverse("office:match_people", args=[assignment.reference]).replace("/en/", "/sw/")

    html = sign_in(officer).get(address).content.decode()

    assert "Nursing kwa Kiswahili (lazima: anayejitegemea)" in html
    assert "anayeanza, chini ya kiwango kinachohitajika" in html


def test_a_list_of_the_office_says_who_has_applied_already(assignment, officer, skills):
    sent = ApplicationFactory(assignment=assignment, profile=person({skills["nursing"]: 3}))
    person({skills["nursing"]: 3})

    html = sign_in(officer).get(reverse("office:match_people", args=[assignment.reference])).content.decode()

    assert html.count("Has applied") == 1
    assert f'href="{reverse("office:application", args=[sent.pk])}"' in html


def test_the_person_reads_the_same_cells_alone(assignment, professional, skills):
    PersonSkillFactory(profile=professional.profile, skill=skills["nursing"], level=3)

    html = sign_in(professional).get(reverse("my:match", args=[assignment.reference])).content.decode()

    assert '<span class="matrix__dots matrix__dots--good" aria-hidden="true">●●●</span>' in html
    assert html.count('class="matrix__text">missing<') == 2
