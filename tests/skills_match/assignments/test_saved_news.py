"""People who kept an assignment for later hear that there is more time, and nobody else does."""

import datetime

import pytest

from diaspora.institutions.registration import suspend_institution
from diaspora.models import Notice
from diaspora.notices.notify import render_notice
from skills_match.assignments.publishing import close_assignment, extend_closing, reopen_assignment
from skills_match.models import SavedAssignment
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory, UserFactory

from ..heard import heard_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    return AssignmentFactory(title_en="Train nurses", title_sw="Kufundisha wauguzi")


@pytest.fixture
def saver(assignment):
    """Kept it for later, and reads Kiswahili."""
    user = UserFactory(preferred_language="sw")
    SavedAssignment.objects.create(user=user, assignment=assignment)
    return user


@pytest.fixture
def later(assignment):
    return assignment.closing_on + datetime.timedelta(days=14)


def test_more_time_is_told_in_the_language_of_the_reader_with_a_link_to_the_public_page(
    assignment, saver, later, officer
):
    extend_closing(assignment=assignment, by=officer, closing_on=later)

    notice = Notice.objects.get(user=saver)
    message = render_notice(notice, language="sw")
    assert notice.kind == "saved_extended"
    assert "Kufundisha wauguzi" in message.subject
    assert message.path == f"/sw/assignments/{assignment.reference}/"
    assert notice.email_due_at is not None


def test_opening_again_is_told(assignment, saver, later, officer):
    close_assignment(assignment=assignment, by=officer)
    reopen_assignment(assignment=assignment, by=officer, closing_on=later)

    assert heard_by(saver) == ["saved_reopened"]


def test_whoever_has_applied_who_saved_another_one_and_who_saved_nothing_hear_nothing(
    assignment, saver, later, officer, professional, stranger
):
    ApplicationFactory(assignment=assignment, profile=professional.profile)
    SavedAssignment.objects.create(user=professional, assignment=assignment)
    SavedAssignment.objects.create(user=stranger, assignment=AssignmentFactory())

    extend_closing(assignment=assignment, by=officer, closing_on=later)

    assert [heard_by(user) for user in (saver, professional, stranger, officer)] == [["saved_extended"], [], [], []]


def test_whoever_saved_it_and_has_begun_to_apply_hears_of_the_draft_only(assignment, saver, later, officer):
    ApplicationFactory(assignment=assignment, profile=ProfileFactory(user=saver), state="draft")

    extend_closing(assignment=assignment, by=officer, closing_on=later)

    assert heard_by(saver) == ["application_draft_extended"]


def test_nobody_is_called_to_a_paused_assignment(assignment, saver, later, officer):
    suspend_institution(institution=assignment.institution, by=officer, reason="Its address does not answer.")
    assignment.refresh_from_db()

    extend_closing(assignment=assignment, by=officer, closing_on=later)

    assert heard_by(saver) == []
