"""A person is compared with every open assignment, as it is now."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from skills_match.enums import AssignmentState, ChangeKind, Importance, Mode
from skills_match.matching.for_person import explained_assignments, ranked_assignments
from skills_match.matching.openings import Openings
from skills_match.matching.rows import assignment_facts, person_facts
from skills_match.matching.score import order, score
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import Assignment, SkillLink
from skills_match.search_server.changes import record_change
from skills_match.vocabulary.link_table import write_links
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentSkillFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return PersonSkillFactory(skill=SkillFactory(en="nursing"), level=3)


def found(openings, person_skill):
    person = person_facts([person_skill.profile])[person_skill.profile_id]
    return [(facts.id, found.standing) for _person, facts, found in openings.best_for(person)]


def by_the_score(person_skill):
    person = person_facts([person_skill.profile])[person_skill.profile_id]
    taxonomy = taxonomy_facts()
    scored = [
        (assignment.pk, score(person, assignment_facts(assignment, taxonomy)))
        for assignment in Assignment.objects.open().for_matching()
    ]
    matches = [(pk, found.standing) for pk, found in scored if found.standing]
    return sorted(matches, key=lambda pair: order(person.id, *pair))


def test_all_that_fit_in_the_order_of_the_score_and_no_other(nurse):
    for level in (1, 2, 3, 4):
        wanted = AssignmentSkillFactory(skill=nurse.skill, level=level)
        AssignmentSkillFactory(assignment=wanted.assignment, importance=Importance.DESIRED)
    AssignmentSkillFactory()
    AssignmentSkillFactory(skill=nurse.skill, assignment=AssignmentFactory(state=AssignmentState.DRAFT))

    ranked = found(Openings(), nurse)

    assert len(ranked) == 4
    assert ranked == by_the_score(nurse)


def test_a_skill_that_stands_in_for_another_one_counts_and_lists_nothing_alone(nurse):
    wanted = AssignmentSkillFactory()
    openings = Openings()
    SkillLink.objects.create(skill=wanted.skill, other=nurse.skill, strength=50, is_curated=True)
    write_links()
    record_change(kind=ChangeKind.TAXONOMY, object_id=1)
    assert found(openings, nurse) == []

    alone = AssignmentSkillFactory(skill=nurse.skill)
    with_it = AssignmentSkillFactory(assignment__occupation=alone.assignment.occupation, skill=nurse.skill)
    AssignmentSkillFactory(assignment=with_it.assignment, skill=wanted.skill, importance=Importance.DESIRED)
    record_change(kind=ChangeKind.ASSIGNMENT, object_id=with_it.assignment_id)

    assert found(openings, nurse) == by_the_score(nurse) != []


def test_a_nurse_is_not_offered_seaweed_whatever_else_fits(nurse):
    """The kind: only dates, place and languages speak for it, or a skill that is merely desired."""
    seaweed = AssignmentSkillFactory(skill=SkillFactory(en="seaweed processing"))
    AssignmentSkillFactory(assignment=seaweed.assignment, skill=nurse.skill, importance=Importance.DESIRED)

    assert found(Openings(), nurse) == []


def test_sections_come_one_after_the_other_and_the_same_unit_group_is_the_last(nurse):
    PersonOccupationFactory(profile=nurse.profile, occupation=OccupationFactory(isco="2221"))
    same_work = AssignmentFactory(occupation=OccupationFactory(isco="2221"))
    AssignmentSkillFactory(assignment=same_work)
    half = AssignmentFactory(occupation=OccupationFactory(isco="2221"))
    AssignmentSkillFactory(assignment=half, skill=nurse.skill)
    AssignmentSkillFactory(assignment=half)
    all_of_it = AssignmentSkillFactory(
        skill=nurse.skill, assignment__occupation=OccupationFactory(isco="9629"), assignment__mode=Mode.ONLINE
    ).assignment
    AssignmentSkillFactory(assignment__occupation=OccupationFactory(isco="2222"))

    ranked = found(Openings(), nurse)

    assert [pk for pk, _standing in ranked] == [all_of_it.pk, half.pk, same_work.pk]
    assert ranked == by_the_score(nurse)


def test_what_changed_is_read_again_and_nothing_else(nurse, django_assert_num_queries):
    openings = Openings()
    kept, changed = AssignmentSkillFactory(skill=nurse.skill), AssignmentSkillFactory(skill=nurse.skill)
    assert len(found(openings, nurse)) == 2
    Assignment.objects.filter(pk=changed.assignment_id).update(state=AssignmentState.CLOSED)
    record_change(kind=ChangeKind.ASSIGNMENT, object_id=changed.assignment_id)

    assert [pk for pk, _standing in found(openings, nurse)] == [kept.assignment_id]
    person = person_facts([nurse.profile])[nurse.profile_id]
    with django_assert_num_queries(1):
        openings.best_for(person)


def test_the_closing_day_passes_without_any_change_of_rows(nurse):
    openings = Openings()
    wanted = AssignmentSkillFactory(skill=nurse.skill)
    assert len(found(openings, nurse)) == 1

    with time_machine.travel(timezone.now() + datetime.timedelta(days=40)):
        assert found(openings, nurse) == []
    assert wanted.assignment.closing_on < timezone.localdate() + datetime.timedelta(days=40)


def test_one_that_closed_unannounced_is_ranked_at_most_and_never_shown(nurse):
    wanted = AssignmentSkillFactory(skill=nurse.skill)
    assert len(explained_assignments(profile=nurse.profile, ranked=ranked_assignments(profile=nurse.profile))) == 1
    Assignment.objects.filter(pk=wanted.assignment_id).update(state=AssignmentState.CLOSED)

    assert len(ranked_assignments(profile=nurse.profile)) == 1
    assert explained_assignments(profile=nurse.profile, ranked=ranked_assignments(profile=nurse.profile)) == []
