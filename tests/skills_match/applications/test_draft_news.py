"""Whoever has begun to apply hears how long there is time, a week before the end, and when it has come."""

import datetime

import pytest

from diaspora.institutions.registration import suspend_institution
from diaspora.models import Notice
from diaspora.notices.notify import render_notice
from skills_match.applications.applying import discard_draft, start_application, submit_application
from skills_match.applications.drafts import remind_of_closing_days
from skills_match.assignments.publishing import (
    cancel_assignment,
    close_assignment,
    close_due,
    extend_closing,
    fill_assignment,
    reopen_assignment,
)
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory

from ..heard import heard_by

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def assignment():
    return AssignmentFactory(title_en="Train nurses", title_sw="Kufundisha wauguzi")


@pytest.fixture
def draft(assignment):
    return ApplicationFactory(assignment=assignment, state="draft")


@pytest.fixture
def owner(draft):
    return draft.profile.user


@pytest.fixture
def applicant(assignment):
    """Has sent an application for the same one, and begun one for another that closes later."""
    sent = ApplicationFactory(assignment=assignment)
    later = AssignmentFactory(closing_on=assignment.closing_on + 60 * DAY)
    ApplicationFactory(assignment=later, profile=sent.profile, state="draft")
    return sent.profile.user


def days_before_the_end(time_machine, assignment, days: int) -> None:
    """Noon in Dar es Salaam, that many days before the closing day."""
    noon = datetime.datetime.combine(assignment.closing_on - days * DAY, datetime.time(9), tzinfo=datetime.UTC)
    time_machine.move_to(noon)


def test_more_time_is_told_to_owners_of_drafts_and_to_nobody_else(assignment, owner, applicant, stranger, officer):
    extend_closing(assignment=assignment, by=officer, closing_on=assignment.closing_on + 14 * DAY)

    assert [heard_by(user) for user in (owner, applicant, stranger, officer)] == [
        ["application_draft_extended"],
        [],
        [],
        [],
    ]
    message = render_notice(Notice.objects.get(user=owner), language="sw")
    assert "Kufundisha wauguzi" in message.subject
    assert "saa za Dar es Salaam" in message.body
    assert message.path == f"/sw/assignments/{assignment.reference}/apply/"


@pytest.mark.parametrize("end", [close_assignment, "the day has passed"])
def test_the_end_is_told_once_whether_the_office_or_the_clock_brings_it(
    assignment, owner, applicant, officer, time_machine, end
):
    if end == close_assignment:
        close_assignment(assignment=assignment, by=officer)
        fill_assignment(assignment=assignment, by=officer)
    else:
        days_before_the_end(time_machine, assignment, -1)
        close_due()

    assert heard_by(owner) == ["application_draft_closed"]
    assert heard_by(applicant) == []


def test_a_draft_that_can_be_sent_again_is_told(assignment, owner, officer):
    close_assignment(assignment=assignment, by=officer)
    reopen_assignment(assignment=assignment, by=officer, closing_on=assignment.closing_on + 14 * DAY)

    assert heard_by(owner) == ["application_draft_closed", "application_draft_reopened"]


def test_an_assignment_that_is_called_off_is_told_as_before(assignment, owner, officer):
    cancel_assignment(assignment=assignment, by=officer, reason="The ward is being moved.")

    assert heard_by(owner) == ["application_cancelled_by_host"]


def test_a_week_before_the_end_owners_of_drafts_are_reminded_once(assignment, owner, applicant, time_machine):
    days_before_the_end(time_machine, assignment, 8)
    early = remind_of_closing_days()
    days_before_the_end(time_machine, assignment, 7)
    in_time = [remind_of_closing_days(), remind_of_closing_days()]
    days_before_the_end(time_machine, assignment, 0)
    late = remind_of_closing_days()

    assert (early, in_time, late) == (0, [1, 0], 0)
    assert (heard_by(owner), heard_by(applicant)) == (["application_draft_closing"], [])


def test_a_later_day_is_reminded_of_again_a_week_before_it(assignment, draft, owner, officer, time_machine):
    days_before_the_end(time_machine, assignment, 5)
    remind_of_closing_days()
    extend_closing(assignment=assignment, by=officer, closing_on=assignment.closing_on + 14 * DAY)
    remind_of_closing_days()
    days_before_the_end(time_machine, assignment, 7)
    remind_of_closing_days()

    assert heard_by(owner) == [
        "application_draft_closing",
        "application_draft_extended",
        "application_draft_closing",
    ]


def test_whoever_was_just_told_the_day_is_not_reminded_of_it(assignment, draft, owner, officer, time_machine):
    days_before_the_end(time_machine, assignment, 1)
    remind_of_closing_days()
    extend_closing(assignment=assignment, by=officer, closing_on=assignment.closing_on + 2 * DAY)
    late_comer = start_application(assignment=assignment, profile=ProfileFactory())

    assert remind_of_closing_days() == 0
    assert heard_by(owner) == ["application_draft_closing", "application_draft_extended"]
    assert heard_by(late_comer.profile.user) == []


def test_nothing_is_told_of_what_was_sent_thrown_away_paused_or_has_no_last_day(assignment, officer, time_machine):
    sent, thrown_away, begun = (ApplicationFactory(assignment=assignment, state="draft") for _ in range(3))
    Application.objects.update(available_from=today_in_closing_zone(), available_until=today_in_closing_zone())
    submit_application(application=Application.objects.get(pk=sent.pk), by=sent.profile.user)
    discard_draft(application=thrown_away)
    endless = ApplicationFactory(assignment=AssignmentFactory(closing_on=None), state="draft")
    days_before_the_end(time_machine, assignment, 3)
    suspend_institution(institution=assignment.institution, by=officer, reason="Its address does not answer.")

    told = remind_of_closing_days()

    assert told == 0
    assert [heard_by(row.profile.user) for row in (thrown_away, begun, endless)] == [[], [], []]


@pytest.mark.parametrize("drafts", [1, 3])
def test_reminding_asks_the_same_for_any_number_of_people(assignment, drafts, time_machine, django_assert_num_queries):
    for _ in range(drafts):
        ApplicationFactory(assignment=assignment, state="draft")
    days_before_the_end(time_machine, assignment, 3)

    with django_assert_num_queries(8):
        assert remind_of_closing_days() == drafts
