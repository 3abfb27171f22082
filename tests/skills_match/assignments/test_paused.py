"""A suspended institution pauses its assignments: off the public list, closed to new applications, and nothing lost."""

import pytest
from django.urls import reverse

from casework.moves import MoveNotAllowed
from diaspora.institutions.registration import approve_institution, suspend_institution
from skills_match.applications.applying import start_application, submit_application
from skills_match.applications.errors import AssignmentClosed
from skills_match.assignments.publishing import _close_if_over
from skills_match.enums import AssignmentState
from skills_match.matching.for_person import ranked_assignments
from skills_match.models import Application, Assignment, SavedAssignment
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory, PersonSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment(manager):
    """Open, and asks for one skill."""
    made = AssignmentFactory(institution=manager.memberships.get().institution, title_en="Train nurses")
    AssignmentSkillFactory(assignment=made)
    return made


@pytest.fixture
def suspended(assignment, officer):
    """The same assignment after its institution was suspended; another institution goes on."""
    AssignmentFactory(title_en="Mend pumps")
    suspend_institution(institution=assignment.institution, by=officer, reason="Its address does not answer.")
    return Assignment.objects.get(pk=assignment.pk)


def shown(client, path="/en/assignments/") -> str:
    return client.get(path).content.decode()


def test_it_leaves_every_public_list_at_once_and_comes_back_with_the_institution(client, assignment, officer):
    AssignmentFactory(title_en="Mend pumps")
    assert "2 open assignments" in shown(client)

    suspend_institution(institution=assignment.institution, by=officer, reason="Its address does not answer.")

    assert "1 open assignment" in shown(client)
    assert "Train nurses" not in shown(client)
    assert "Train nurses" not in shown(client, "/en/search/?q=nurses")

    approve_institution(institution=assignment.institution, by=officer)

    assert "2 open assignments" in shown(client)
    assert Assignment.objects.get(pk=assignment.pk).state == AssignmentState.PUBLISHED


def test_the_property_and_the_queryset_say_the_same(suspended):
    assert (suspended.is_open, suspended.is_paused) == (False, True)
    assert suspended not in Assignment.objects.open()


def test_it_is_no_match_while_it_is_paused(professional, assignment, officer):
    PersonSkillFactory(profile=professional.profile, skill=assignment.skills.get().skill, level=3)
    assert len(ranked_assignments(profile=professional.profile)) == 1

    suspend_institution(institution=assignment.institution, by=officer, reason="Its address does not answer.")

    assert ranked_assignments(profile=professional.profile) == []


def test_its_page_stays_readable_and_says_that_it_is_paused(client, professional, suspended):
    SavedAssignment.objects.create(user=professional, assignment=suspended)

    page = shown(client, f"/en/assignments/{suspended.reference}/")
    saved = shown(sign_in(professional), reverse("my:saved"))

    assert "This assignment takes no applications at present" in page
    assert reverse("assignments:apply", args=[suspended.reference]) not in page
    assert "Takes no applications at present" in saved


def test_a_draft_is_kept_but_cannot_be_sent(professional, assignment, officer):
    draft = start_application(assignment=assignment, profile=professional.profile)
    suspend_institution(institution=assignment.institution, by=officer, reason="Its address does not answer.")

    with pytest.raises(AssignmentClosed):
        submit_application(application=draft, by=professional)

    assert Application.objects.get(pk=draft.pk).state == "draft"


def test_the_clock_does_not_close_what_is_only_paused(suspended):
    with pytest.raises(MoveNotAllowed):
        _close_if_over(suspended)

    assert Assignment.objects.get(pk=suspended.pk).state == AssignmentState.PUBLISHED


def test_the_office_reads_it_on_both_pages(suspended, officer):
    desk = sign_in(officer)

    of_institution = shown(desk, reverse("office_people:institution", args=[suspended.institution_id]))
    of_assignment = shown(desk, reverse("office:assignment", args=[suspended.reference]))

    assert "Its assignments are paused" in of_institution
    assert "Paused, because its institution is suspended" in of_assignment
