"""Whatever people do, in whatever order, an assignment never leaves its table of moves."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.refusals import Refused
from skills_match.assignments import publishing
from skills_match.enums import ASSIGNMENT_MOVES, AssignmentState
from tests.skills_match.assignments.conftest import complete

pytestmark = pytest.mark.django_db


def _in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


VERBS = {
    "submit": lambda a, by: publishing.submit_assignment(assignment=a, by=by),
    "withdraw": lambda a, by: publishing.withdraw_submission(assignment=a, by=by),
    "edits": lambda a, by: publishing.request_edits(assignment=a, by=by, text="Say more."),
    "approve": lambda a, by: publishing.approve_assignment(assignment=a, by=by),
    "reject": lambda a, by: publishing.reject_assignment(assignment=a, by=by, reason="No budget."),
    "publish": lambda a, by: publishing.publish_assignment(assignment=a, by=by),
    "schedule": lambda a, by: publishing.schedule_publication(assignment=a, by=by, publish_on=_in_days(2)),
    "extend": lambda a, by: publishing.extend_closing(assignment=a, by=by, closing_on=_in_days(90)),
    "close": lambda a, by: publishing.close_assignment(assignment=a, by=by),
    "reopen": lambda a, by: publishing.reopen_assignment(assignment=a, by=by, closing_on=_in_days(9)),
    "fill": lambda a, by: publishing.fill_assignment(assignment=a, by=by),
    "cancel": lambda a, by: publishing.cancel_assignment(assignment=a, by=by, reason="Plans changed."),
}
ACTOR_NAMES = ["host", "office", "stranger", "clock"]


def _people(manager, officer, stranger):
    return {"host": manager, "office": officer, "stranger": stranger, "clock": None}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.sampled_from(ACTOR_NAMES)), max_size=12))
def test_random_sequences_never_leave_the_table(manager, officer, stranger, steps):
    institution = manager.memberships.get().institution
    assignment = complete(institution, author=manager)
    people = _people(manager, officer, stranger)

    for verb, who in steps:
        assignment.refresh_from_db()
        assignment.comments.update(resolved_at=timezone.now())
        before = AssignmentState(assignment.state)
        try:
            VERBS[verb](assignment, people[who])
        except Refused:
            assignment.refresh_from_db()
            assert assignment.state == before
        else:
            assignment.refresh_from_db()
            after = AssignmentState(assignment.state)
            allowed = {actor.value for actor in ASSIGNMENT_MOVES.get((before, after), set())}
            assert who in allowed or (before == after and verb in {"schedule", "extend"} and who == "office")


PATHS = {
    AssignmentState.SUBMITTED: [("submit", "host")],
    AssignmentState.EDITS_REQUESTED: [("submit", "host"), ("edits", "office")],
    AssignmentState.APPROVED: [("submit", "host"), ("approve", "office")],
    AssignmentState.REJECTED: [("submit", "host"), ("reject", "office")],
    AssignmentState.PUBLISHED: [("submit", "host"), ("approve", "office"), ("publish", "office")],
    AssignmentState.CLOSED: [("submit", "host"), ("approve", "office"), ("publish", "clock"), ("close", "clock")],
    AssignmentState.FILLED: [
        ("submit", "host"), ("approve", "office"), ("publish", "office"), ("close", "office"), ("fill", "office"),
    ],
    AssignmentState.CANCELLED: [("cancel", "host")],
}  # fmt: skip


@pytest.mark.parametrize("state", sorted(PATHS))
def test_every_state_is_reached_by_its_path(manager, officer, stranger, state):
    assignment = complete(manager.memberships.get().institution, author=manager)
    people = _people(manager, officer, stranger)

    for verb, who in PATHS[state]:
        VERBS[verb](assignment, people[who])

    assignment.refresh_from_db()
    assert assignment.state == state


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize("state", [s for s in AssignmentState if s != AssignmentState.COMPLETED])
def test_a_stranger_moves_nothing(manager, stranger, state, verb):
    assignment = complete(manager.memberships.get().institution, state, author=manager)

    with pytest.raises(Refused):
        VERBS[verb](assignment, stranger)

    assignment.refresh_from_db()
    assert assignment.state == state
