"""The first page of an institution: what waits for whom of its members."""

import pytest
from django.urls import reverse

from casework.waiting import Recipient, lines_for
from diaspora.enums import InstitutionState, MemberRole
from selection.opinions.giving import give_opinion
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital(manager):
    return manager.memberships.get().institution


def waiting(user):
    return [(line.url, line.waiting) for line in lines_for(Recipient.INSTITUTION, user=user)]


def member(hospital, role):
    return MembershipFactory(institution=hospital, role=role).user


def test_an_assignment_that_was_given_back_waits_for_those_who_write(hospital, manager, stranger):
    given_back = AssignmentFactory(institution=hospital, state="edits_requested")
    AssignmentFactory(institution=hospital, state="draft")
    AssignmentFactory(state="edits_requested")
    line = (reverse("institution_assignments:edit", args=[given_back.reference]), 1)

    assert waiting(manager) == [line]
    assert waiting(member(hospital, MemberRole.AUTHOR)) == [line]
    assert waiting(stranger) == []


def test_applicants_wait_for_each_reviewer_until_that_one_has_recommended(hospital, manager):
    assignment = AssignmentFactory(institution=hospital)
    first, _second = ApplicationFactory.create_batch(2, assignment=assignment)
    ApplicationFactory(assignment=assignment, state="draft", submitted_at=None)
    ApplicationFactory(assignment=assignment, state="not_selected")
    ApplicationFactory()
    reviewer = member(hospital, MemberRole.REVIEWER)
    address = reverse("institution_assignments:applicants", args=[assignment.reference])

    give_opinion(application=first, by=manager, recommends=True, text="Very good.")

    to_recommend = f"{address}?show=to-recommend"
    assert waiting(manager) == [(to_recommend, 1)]
    assert waiting(reviewer) == [(to_recommend, 2)]
    assert sign_in(manager).get(to_recommend).context["page"].paginator.count == 1
    assert sign_in(reviewer).get(to_recommend).context["page"].paginator.count == 2
    assert sign_in(reviewer).get(address).context["page"].paginator.count == 3
    assert waiting(member(hospital, MemberRole.AUTHOR)) == []


def test_a_suspended_institution_has_no_applicants_to_read(hospital, manager):
    ApplicationFactory(assignment__institution=hospital)
    hospital.state = InstitutionState.SUSPENDED
    hospital.save()

    assert waiting(manager) == []


def test_the_page_names_what_waits_and_costs_the_same_at_any_length(manager, hospital, django_assert_num_queries):
    def fill():
        AssignmentFactory(institution=hospital, state="edits_requested", title_en="Mend the pumps")
        ApplicationFactory(assignment__institution=hospital, assignment__title_en="Train nurses")

    client = sign_in(manager)
    fill()
    client.get(reverse("institution:home"))
    with django_assert_num_queries(25):
        page = client.get(reverse("institution:home")).text
    fill()
    fill()

    with django_assert_num_queries(25):
        client.get(reverse("institution:home"))

    assert page.count("Mend the pumps") == 2  # it waits, and it is one of the assignments
    assert "1 applicant waits for your recommendation." in page


def test_without_an_assignment_the_page_leads_to_the_first_one(hospital, manager):
    page = sign_in(manager).get(reverse("institution:home")).text

    assert f'<a class="button" href="{reverse("institution_assignments:create")}">Ask for an expert</a>' in page
    assert "A template gives you a start" in page


def test_the_newest_three_assignments_are_shown_and_the_others_counted(hospital, manager):
    AssignmentFactory.create_batch(4, institution=hospital)
    AssignmentFactory(title_en="Of somebody else")

    page = sign_in(manager).get(reverse("institution:home")).text

    assert page.count("Open for applications") == 3
    assert "See all 4 assignments with their applicants" in page
    assert "Of somebody else" not in page


def test_an_author_reads_how_many_applied_and_a_reviewer_who(hospital):
    assignment = ApplicationFactory(assignment__institution=hospital).assignment
    address = reverse("institution_assignments:applicants", args=[assignment.reference])
    pages = {
        role: sign_in(member(hospital, role)).get(reverse("institution:home")).text
        for role in (MemberRole.AUTHOR, MemberRole.REVIEWER)
    }

    assert {role: f'<a href="{address}">1 applicant</a>' in page for role, page in pages.items()} == {
        MemberRole.AUTHOR: False,
        MemberRole.REVIEWER: True,
    }
    assert "1 applicant" in pages[MemberRole.AUTHOR]
