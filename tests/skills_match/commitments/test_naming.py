"""A host names somebody it knows: one letter, the same selection, and the office sees it."""

import pytest
from django.urls import reverse

from casework.letters.stops import note_complaint
from diaspora.models import WrittenEmail
from skills_match.assignments.publishing import publish_assignment
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory, ProfileFactory

pytestmark = pytest.mark.django_db
GRACE = {"name": "Grace Mollel", "email": "grace@example.org", "language": "sw", "known_from": "Taught here in 2019."}


@pytest.fixture
def assignment(manager):
    return AssignmentFactory(institution=manager.memberships.get().institution)


@pytest.fixture
def page(assignment):
    return reverse("institution_assignments:name_person", args=[assignment.reference])


def test_the_person_gets_one_letter_and_the_office_sees_who_was_named(assignment, page, manager, officer):
    sign_in(manager).post(page, GRACE)
    sign_in(manager).post(page, GRACE | {"email": "Grace@example.org"})

    letter = WrittenEmail.objects.get()
    assert letter.to == "grace@example.org"
    assert f"/sw/assignments/{assignment.reference}/" in letter.body
    grace, other = (
        ApplicationFactory(assignment=assignment, state=ApplicationState.SCREENING, profile=profile)
        for profile in (ProfileFactory(user__email="grace@example.org"), ProfileFactory())
    )
    client = sign_in(officer)
    assert "Taught here in 2019." in client.get(reverse("office:application", args=[grace.pk])).text
    assert "Named by the institution" not in client.get(reverse("office:application", args=[other.pk])).text


def test_an_address_that_is_not_confirmed_is_nobody_who_was_named(assignment, page, manager, officer):
    sign_in(manager).post(page, GRACE)
    sent = ApplicationFactory(
        assignment=assignment,
        state=ApplicationState.SCREENING,
        profile=ProfileFactory(user__email="grace@example.org", user__verified=False),
    )

    assert "Taught here" not in sign_in(officer).get(reverse("office:application", args=[sent.pk])).text


def test_only_three_are_named_and_nobody_who_wants_no_letters(assignment, page, manager):
    note_complaint(address="grace@example.org")
    client = sign_in(manager)

    assert "wants no invitations" in client.post(page, GRACE).text
    for number in range(4):
        last = client.post(page, GRACE | {"email": f"person-{number}@example.com"})
    assert "You named 3 people already" in last.text
    assert assignment.named_people.count() == WrittenEmail.objects.count() == 3


def test_authors_strangers_and_a_closed_assignment_name_nobody(assignment, page, manager, stranger):
    author = MembershipFactory(institution=assignment.institution, role="author").user
    sign_in(author).post(page, GRACE)
    assert sign_in(MembershipFactory().user).post(page, GRACE).status_code == 404
    assert sign_in(stranger).post(page, GRACE).status_code == 403
    assignment.state = AssignmentState.CLOSED
    assignment.save()
    refused = sign_in(manager).post(page, GRACE)

    assert "while the assignment is open" in refused.text
    assert not assignment.named_people.exists()


def test_the_same_expert_is_asked_again_and_hears_of_it_when_it_opens(assignment, manager, stranger, officer):
    served = ApplicationFactory(assignment=assignment, state=ApplicationState.CONFIRMED)
    only_sent = ApplicationFactory(assignment=assignment)
    again = reverse("institution_assignments:ask_again", args=[assignment.reference, served.pk])
    host = sign_in(manager)

    page = host.get(reverse("institution_assignments:application", args=[assignment.reference, served.pk]))
    assert again in page.text
    key = {"key": host.get(again).context["key"]}
    drafts = {host.post(again, key).url for _press in range(2)}

    draft = Assignment.objects.get(state=AssignmentState.DRAFT)
    assert drafts == {reverse("institution_assignments:edit", args=[draft.reference])}
    assert (draft.tasks_en, draft.closing_on) == (assignment.tasks_en, None)
    assert not WrittenEmail.objects.exists()
    Assignment.objects.filter(pk=draft.pk).update(state=AssignmentState.APPROVED)
    publish_assignment(assignment=draft, by=officer)
    assert [letter.to for letter in WrittenEmail.objects.all()] == [served.profile.user.email]
    assert host.get(again.replace(f"/{served.pk}/", f"/{only_sent.pk}/")).status_code == 404
    assert sign_in(stranger).post(again, key).status_code == 403
