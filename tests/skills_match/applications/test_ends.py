"""What ends with an assignment or an account, and what of it is never shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed
from diaspora.models import Notice
from skills_match.applications import applying
from skills_match.applications.moves import MOVES
from skills_match.assignments.moves import move_assignment
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.factories.matching import ApplicationFactory, AssignmentFactory, AssignmentInvitationFactory
from tests.factories.people import ProfileFactory

from ..heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState


def test_a_cancelled_assignment_ends_what_is_open_and_says_why(officer):
    assignment = AssignmentFactory()
    draft, sent, offered, refused, own = [
        ApplicationFactory(assignment=assignment, state=state)
        for state in (S.DRAFT, S.SUBMITTED, S.OFFERED, S.NOT_SELECTED, S.SCREENING)
    ]
    Application.objects.filter(pk=own.pk).update(profile=ProfileFactory(user=officer))
    elsewhere = ApplicationFactory()

    count = applying.cancel_open_applications(assignment=assignment, by=officer, reason="The ward is rebuilt.")

    assert count == 4
    for application in (draft, sent, offered, own):
        application.refresh_from_db()
        assert (application.state, application.reason) == (S.CANCELLED_BY_HOST, "The ward is rebuilt.")
        assert heard_by(application.profile.user) == ["application_cancelled_by_host"]
    for application in (refused, elsewhere):
        before = application.state
        application.refresh_from_db()
        assert application.state == before


@pytest.mark.parametrize("count", [1, 5])
def test_all_who_applied_are_told_by_one_statement(officer, count):
    assignment = AssignmentFactory()
    sent = ApplicationFactory.create_batch(count, assignment=assignment, state=S.SUBMITTED)

    with CaptureQueriesContext(connection) as queries:
        applying.cancel_open_applications(assignment=assignment, by=officer, reason="The ward is rebuilt.")

    assert len([each for each in queries if 'INSERT INTO "diaspora_notice"' in each["sql"]]) == 1
    paths = {notice.path for notice in Notice.objects.all()}
    assert paths == {reverse("my:application", args=[each.pk]) for each in sent}


def test_the_end_of_an_assignment_costs_the_same_for_one_and_for_many(officer):
    costs = []
    for count in (1, 1, 5):  # the first one fills what is remembered
        assignment = AssignmentFactory(state="closed")
        ApplicationFactory.create_batch(count, assignment=assignment, state=S.SUBMITTED)
        for slot in range(1, count + 1):
            AssignmentInvitationFactory(assignment=assignment, slot=slot)
        with CaptureQueriesContext(connection) as queries:
            move_assignment(assignment=assignment, to="cancelled", by=officer, reason="The ward is rebuilt.")
        costs.append(len(queries))
        assert set(assignment.invitations.values_list("state", "slot")) == {("lapsed", None)}
        assert set(assignment.applications.values_list("state", flat=True)) == {S.CANCELLED_BY_HOST}

    assert costs[1] == costs[2]


def test_each_of_many_has_its_own_line_in_the_history(officer):
    assignment = AssignmentFactory()
    ended = ApplicationFactory.create_batch(3, assignment=assignment, state=S.SUBMITTED)

    applying.cancel_open_applications(assignment=assignment, by=officer, reason="The ward is rebuilt.")

    for application in ended:
        entry = ModelLogEntry.objects.for_instance(application).get()
        assert (entry.action, entry.user) == ("application.cancelled_by_host", officer)
        assert entry.label == f"{assignment.reference}/{application.pk}"
        assert entry.data == {
            "from": "submitted",
            "to": "cancelled_by_host",
            "actor": "office",
            "reason": "The ward is rebuilt.",
        }


def test_one_that_may_not_be_moved_keeps_all_where_they_are(officer):
    assignment = AssignmentFactory()
    for state in (S.SUBMITTED, S.DECLINED):
        ApplicationFactory(assignment=assignment, state=state)

    with pytest.raises(MoveNotAllowed):
        MOVES.make_many(
            assignment.applications.all(), to=S.CANCELLED_BY_HOST, by=officer, actor="office", reason="Rebuilt."
        )

    assert set(assignment.applications.values_list("state", flat=True)) == {S.SUBMITTED, S.DECLINED}


def test_a_draft_that_was_never_sent_is_never_shown(officer, manager):
    institution = manager.memberships.get().institution
    draft = ApplicationFactory(state=S.DRAFT, assignment__institution=institution)
    applying.cancel_open_applications(assignment=draft.assignment, by=officer, reason="No budget.")

    assert [list(Application.objects.visible_to(user)) for user in (officer, manager)] == [[], []]
    assert list(Application.objects.visible_to(draft.profile.user)) == [draft]


def test_the_history_goes_with_the_application(professional, officer):
    application = ApplicationFactory(profile=professional.profile)
    kept = ApplicationFactory()
    for each in (application, kept):
        applying.start_screening(application=each, by=officer)

    professional.delete()

    assert [entry.object_id for entry in ModelLogEntry.objects.all()] == [str(kept.pk)]
