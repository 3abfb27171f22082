"""Days that do not cover the assignment are said to everybody who reads them, and nobody is refused for it."""

import datetime

import pytest
from django.urls import reverse

from skills_match.applications.availability import warnings
from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory

pytestmark = pytest.mark.django_db
START = datetime.date(2027, 3, 1)


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


def warned(assignment, first: datetime.date | None, last: datetime.date | None) -> list[str]:
    return warnings(ApplicationFactory.build(assignment=assignment, available_from=first, available_until=last))


@pytest.fixture
def assignment(manager):
    """Takes 42 days and starts within March 2027."""
    institution = manager.memberships.get().institution
    return AssignmentFactory(institution=institution, length_days=42, starts_from=START, starts_until=START + days(30))


def test_fewer_days_than_the_assignment_takes_are_said(assignment):
    assert warned(assignment, START, START + days(41)) == []
    assert warned(assignment, START, START + days(40)) == ["These are 41 days; the assignment takes 42 days."]


def test_days_before_or_after_the_start_are_said(assignment):
    starts = ["The assignment starts between 1 March 2027 and 31 March 2027."]

    assert warned(assignment, START - days(90), START - days(1)) == starts
    assert warned(assignment, START + days(31), START + days(90)) == starts
    assert warned(assignment, START + days(30), START + days(90)) == []


@pytest.mark.parametrize("missing", ["first", "last", "length", "start"])
def test_what_is_not_known_is_not_complained_about(assignment, missing):
    first, last = START + days(5), START + days(60)
    assignment.length_days = None if missing == "length" else 42
    assignment.starts_from = None if missing == "start" else START
    assignment.starts_until = None if missing == "start" else START

    shown = warned(assignment, None if missing == "first" else first, None if missing == "last" else last)

    assert all("days" not in text for text in shown)


def test_applicant_host_and_office_read_it_and_it_can_be_sent_all_the_same(assignment, professional, manager, officer):
    draft = ApplicationFactory(
        assignment=assignment,
        profile=professional.profile,
        state=ApplicationState.DRAFT,
        available_from=START,
        available_until=START + days(13),
    )
    check = reverse("assignments:apply_check", args=[assignment.reference])
    client = sign_in(professional)

    before = client.get(check)
    client.post(check, {"shown": before.context["shown"]})

    draft.refresh_from_db()
    assert draft.state == ApplicationState.SUBMITTED
    pages = [
        before,
        client.get(reverse("my:application", args=[draft.pk])),
        sign_in(manager).get(reverse("institution_assignments:application", args=[assignment.reference, draft.pk])),
        sign_in(officer).get(reverse("office:application", args=[draft.pk])),
    ]
    assert [page for page in pages if "These are 14 days; the assignment takes 42 days." not in page.text] == []
