"""The life of an assignment: who moves it, when, and what happens then."""

import datetime
import uuid

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from casework.moves import AlreadyDone, MoveNotAllowed, ReasonMissing
from diaspora.models import Institution, Notice
from skills_match import tasks
from skills_match.assignments import drafts, publishing
from skills_match.enums import AssignmentState
from skills_match.models import AssignmentQuestion, IndexChange
from tests.factories.matching import AssignmentLanguageFactory
from tests.factories.people import MembershipFactory

from .conftest import complete

pytestmark = pytest.mark.django_db
S = AssignmentState


def test_a_complete_draft_is_sent_logged_indexed_and_told(draft, manager, officer):
    announced = IndexChange.objects.mark()

    publishing.submit_assignment(assignment=draft, by=manager)

    draft.refresh_from_db()
    assert draft.state == S.SUBMITTED
    assert draft.submitted_at is not None
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user, entry.data) == (
        "assignment.submitted",
        manager,
        {"from": "draft", "to": "submitted", "actor": "host"},
    )
    assert IndexChange.objects.filter(id__gt=announced.sequence, kind="assignment", object_id=draft.pk).count() == 1
    notice = Notice.objects.get()
    assert (notice.user, notice.kind) == (officer, "assignment_submitted")


def test_an_empty_draft_says_everything_that_is_missing(institution, manager):
    empty = drafts.create_draft(institution=institution, by=manager)

    with pytest.raises(publishing.AssignmentIncomplete) as refused:
        publishing.submit_assignment(assignment=empty, by=manager)

    assert [part.field for part in refused.value.missing] == [
        "title", "background", "objective", "tasks", "deliverables",
        "unit", "supervisor_name", "counterparts", "learner_count", "lasting_evidence",
        "skills", "sector", "occupation",
        "mode", "starts_from", "length_days", "closing_on",
        "criteria",
    ]  # fmt: skip


def test_one_language_is_enough(draft, manager):
    draft.title_en, draft.title_sw = "", "Kufundisha wauguzi"
    draft.save()

    publishing.submit_assignment(assignment=draft, by=manager)

    assert draft.state == S.SUBMITTED


def test_gaps_of_a_template_are_filled_in_before_sending(draft, manager):
    draft.background_sw = "Wodi yetu ina vitanda … na wauguzi wachache."
    draft.tasks_en = "Teach, write, listen…"
    draft.save()

    with pytest.raises(publishing.AssignmentIncomplete) as refused:
        publishing.submit_assignment(assignment=draft, by=manager)

    assert [part.field for part in refused.value.missing] == ["background"]


def test_a_pending_institution_may_draft_but_not_send(institution, manager):
    Institution.objects.update(state="pending")
    institution.refresh_from_db()
    manager = type(manager).objects.get(pk=manager.pk)
    pending = complete(institution, author=manager)

    with pytest.raises(publishing.InstitutionNotApproved):
        publishing.submit_assignment(assignment=pending, by=manager)


def test_sending_twice_says_that_it_was_done(draft, manager):
    publishing.submit_assignment(assignment=draft, by=manager)

    with pytest.raises(AlreadyDone):
        publishing.submit_assignment(assignment=draft, by=manager)

    assert ModelLogEntry.objects.count() == 1


def test_members_of_another_institution_move_nothing(draft):
    other = MembershipFactory().user

    with pytest.raises(MoveNotAllowed):
        publishing.submit_assignment(assignment=draft, by=other)


def test_edits_are_asked_for_with_comments_and_sent_again_when_done(draft, manager, officer):
    publishing.submit_assignment(assignment=draft, by=manager)
    with pytest.raises(publishing.NoComment):
        publishing.request_edits(assignment=draft, by=officer)
    comment = draft.comments.create(field="tasks", text="Who teaches at night?", author=officer)

    publishing.request_edits(assignment=draft, by=officer)
    with pytest.raises(publishing.CommentsOpen):
        publishing.submit_assignment(assignment=draft, by=manager)
    comment.resolved_at = timezone.now()
    comment.save()
    publishing.submit_assignment(assignment=draft, by=manager)

    assert draft.state == S.SUBMITTED
    assert Notice.objects.filter(user=manager, kind="assignment_edits_requested").count() == 1


def test_a_refusal_needs_a_reason(draft, manager, officer):
    publishing.submit_assignment(assignment=draft, by=manager)

    with pytest.raises(ReasonMissing):
        publishing.reject_assignment(assignment=draft, by=officer, reason="  ")
    publishing.reject_assignment(assignment=draft, by=officer, reason="No budget line.")

    assert (draft.state, draft.decision_reason) == (S.REJECTED, "No budget line.")


def test_it_closes_at_the_end_of_the_closing_day_in_dar_es_salaam(institution):
    closing_day = datetime.date(2026, 6, 10)
    assignment = complete(institution, S.PUBLISHED, closing_on=closing_day)

    with time_machine.travel(datetime.datetime(2026, 6, 10, 20, 59, tzinfo=datetime.UTC), tick=False):
        assert assignment.is_open
        assert tasks.close_due_assignments() == 0
    with time_machine.travel(datetime.datetime(2026, 6, 10, 21, 0, tzinfo=datetime.UTC), tick=False):
        assert not assignment.is_open
        assert tasks.close_due_assignments() == 1
        assert tasks.close_due_assignments() == 0

    assignment.refresh_from_db()
    assert assignment.state == S.CLOSED
    assert ModelLogEntry.objects.get().user is None


def test_the_clock_publishes_on_the_planned_day_and_not_after_the_closing_day(institution, officer):
    today = timezone.localdate()
    planned = complete(institution, S.APPROVED)
    late = complete(institution, S.APPROVED, closing_on=today - datetime.timedelta(days=1), publish_on=today)
    publishing.schedule_publication(assignment=planned, by=officer, publish_on=today + datetime.timedelta(days=3))

    assert tasks.publish_due_assignments() == 0
    with time_machine.travel(timezone.now() + datetime.timedelta(days=3)):
        assert tasks.publish_due_assignments() == 1

    planned.refresh_from_db()
    late.refresh_from_db()
    assert (planned.state, planned.publish_on, late.state) == (S.PUBLISHED, None, S.APPROVED)


def test_publication_is_never_planned_after_the_closing_day(institution, officer):
    approved = complete(institution, S.APPROVED)

    with pytest.raises(publishing.ClosingDayNotLater):
        publishing.schedule_publication(
            assignment=approved, by=officer, publish_on=approved.closing_on + datetime.timedelta(days=1)
        )


def test_extending_needs_a_later_day_and_the_office(institution, manager, officer):
    assignment = complete(institution, S.PUBLISHED)
    later = assignment.closing_on + datetime.timedelta(days=7)

    with pytest.raises(publishing.ClosingDayNotLater):
        publishing.extend_closing(assignment=assignment, by=officer, closing_on=assignment.closing_on)
    with pytest.raises(MoveNotAllowed):
        publishing.extend_closing(assignment=assignment, by=manager, closing_on=later)
    publishing.extend_closing(assignment=assignment, by=officer, closing_on=later)

    assignment.refresh_from_db()
    assert assignment.closing_on == later


def test_reopening_sets_a_new_closing_day(institution, officer, tomorrow):
    closed = complete(institution, S.CLOSED, closing_on=tomorrow - datetime.timedelta(days=9))

    with pytest.raises(publishing.ClosingDayPassed):
        publishing.reopen_assignment(assignment=closed, by=officer, closing_on=tomorrow - datetime.timedelta(days=2))
    publishing.reopen_assignment(assignment=closed, by=officer, closing_on=tomorrow)

    assert (closed.state, closed.is_open) == (S.PUBLISHED, True)


def test_a_copy_takes_the_terms_and_leaves_the_life(institution, manager):
    original = complete(institution, S.CLOSED, title_sw="", decision_reason="old")

    copy = drafts.copy_assignment(assignment=original, by=manager)

    copy.refresh_from_db()
    assert (copy.state, copy.title_en, copy.title_sw, copy.closing_on, copy.decision_reason) == (
        S.DRAFT,
        original.title_en,
        "",
        None,
        "",
    )
    assert list(copy.criteria.values_list("text_en", "text_sw", "weight")) == list(
        original.criteria.values_list("text_en", "text_sw", "weight")
    )
    assert copy.skills.get().skill == original.skills.get().skill
    assert original.skills.count() == 1


def test_a_copy_keeps_the_language_of_what_is_told_in_one(institution, manager):
    told = {"unit_en": "", "unit_sw": "Idara ya wauguzi", "learners_en": "", "learners_sw": "Wauguzi wa usiku"}
    original = complete(institution, S.CLOSED, **told)

    copy = drafts.copy_assignment(assignment=original, by=manager)

    copy.refresh_from_db()
    assert {name: getattr(copy, name) or "" for name in told} == told


def test_a_form_that_copies_twice_makes_one_copy(institution, manager):
    original = complete(institution, S.CLOSED)
    AssignmentLanguageFactory(assignment=original)
    original.questions.create(text_en="Why you?")
    key = uuid.uuid4()

    copies = {drafts.copy_assignment(assignment=original, by=manager, key=key).pk for _time in range(2)}

    assert len(copies) == 1
    assert AssignmentQuestion.objects.count() == 2


def test_a_key_of_somebody_else_answers_with_nothing_of_theirs(institution, manager):
    other = MembershipFactory()
    key = uuid.uuid4()
    drafts.create_draft(institution=other.institution, by=other.user, key=key)

    with pytest.raises(IntegrityError):
        drafts.create_draft(institution=institution, by=manager, key=key)


def test_references_count_up_within_the_year(institution, manager):
    year = timezone.localdate().year

    made = [drafts.create_draft(institution=institution, by=manager).reference for _ in range(3)]

    assert made == [f"TZ-{year}-0001", f"TZ-{year}-0002", f"TZ-{year}-0003"]


def test_a_draft_is_cancelled_without_a_reason_and_what_was_sent_is_not(draft, institution, manager):
    sent = complete(institution, S.SUBMITTED, author=manager)

    publishing.cancel_assignment(assignment=draft, by=manager)
    with pytest.raises(ReasonMissing):
        publishing.cancel_assignment(assignment=sent, by=manager)

    assert (draft.state, sent.state) == (S.CANCELLED, S.SUBMITTED)


def test_hosts_never_cancel_what_is_public(institution, manager):
    published = complete(institution, S.PUBLISHED)

    with pytest.raises(MoveNotAllowed):
        publishing.cancel_assignment(assignment=published, by=manager, reason="Changed our mind.")


def test_news_reach_author_and_managers_and_nobody_else(institution, manager, officer):
    author = MembershipFactory(institution=institution, role="author").user
    MembershipFactory(institution=institution, role="author")
    MembershipFactory()
    approved = complete(institution, S.APPROVED, author=author)

    publishing.publish_assignment(assignment=approved, by=officer)

    assert set(Notice.objects.values_list("user", flat=True)) == {manager.pk, author.pk}


def test_notices_carry_the_title_in_each_language(institution, manager, officer):
    approved = complete(institution, S.APPROVED, author=manager, title_en="Train nurses", title_sw="Kufundisha wauguzi")

    publishing.publish_assignment(assignment=approved, by=officer)

    notice = Notice.objects.get(kind="assignment_published")
    assert notice.values["title"] == {"en": "Train nurses", "sw": "Kufundisha wauguzi"}
    assert notice.path == f"/en/institution/assignments/{approved.reference}/"
