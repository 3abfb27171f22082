"""Sending a request, taking it back, and working through the comments of the office."""

import pytest
from django.urls import reverse

from diaspora.models import Institution
from skills_match.enums import AssignmentState
from skills_match.models import Assignment
from tests.factories.people import MembershipFactory

from .conftest import complete, step_of

pytestmark = pytest.mark.django_db
S = AssignmentState


def test_check_and_send_lists_what_is_missing_with_links(host, draft, manager):
    Assignment.objects.filter(pk=draft.pk).update(title_en="", title_sw="", unit_en="", unit_sw="")

    response = host.get(reverse("institution_assignments:submit", args=[draft.reference]))

    assert [part["url"] for part in response.context["missing"]] == [
        step_of(draft, "work") + "?from=submit#id_title_en",
        step_of(draft, "people") + "?from=submit#id_unit_en",
    ]
    assert "Send to the programme office" not in response.text


def test_sending_twice_sends_once_and_says_so(host, draft):
    address = reverse("institution_assignments:submit", args=[draft.reference])

    first = host.post(address, follow=True)
    second = host.post(address, follow=True)

    draft.refresh_from_db()
    assert draft.state == S.SUBMITTED
    assert "The programme office reads it" in first.text
    assert "This was done already" in second.text


def test_a_pending_institution_is_told_why_it_cannot_send(host, draft):
    Institution.objects.update(state="pending")

    page = host.get(reverse("institution_assignments:submit", args=[draft.reference]))
    host.post(reverse("institution_assignments:submit", args=[draft.reference]))

    draft.refresh_from_db()
    assert "Your institution is not approved yet" in page.text
    assert "Send to the programme office</button>" not in page.text
    assert draft.state == S.DRAFT


def test_a_suspended_institution_writes_nothing(host, draft):
    Institution.objects.update(state="suspended")

    host.post(step_of(draft, "work"), {"title_en": "Still writing"})
    created = host.get(reverse("institution_assignments:create"))

    draft.refresh_from_db()
    assert draft.title_en != "Still writing"
    assert created.status_code == 403


def test_nothing_is_written_after_sending(host, institution):
    sent = complete(institution, S.SUBMITTED)

    response = host.post(step_of(sent, "work"), {"title_en": "Too late"}, follow=True)
    host.post(reverse("institution_assignments:remove_skill", args=[sent.reference, sent.skills.get().pk]))

    sent.refresh_from_db()
    assert sent.title_en != "Too late"
    assert sent.skills.count() == 1
    assert "This can no longer be changed" in response.text


def test_comments_stand_at_their_fields_and_are_ticked_off(host, institution, officer):
    returned = complete(institution, S.EDITS_REQUESTED)
    at_tasks = returned.comments.create(field="tasks", text="Who teaches at night?", author=officer)
    at_skills = returned.comments.create(field="skills", text="Too many required skills.", author=officer)
    overall = returned.comments.create(text="Please shorten.", author=officer)

    task_list = host.get(reverse("institution_assignments:edit", args=[returned.reference]))
    work = host.get(step_of(returned, "work"))
    host.post(step_of(returned, "work"), {"title_en": "Train nurses", "done": [at_tasks.pk]})
    host.post(step_of(returned, "skills"), {"done": [at_skills.pk]})
    host.post(reverse("institution_assignments:edit", args=[returned.reference]), {"done": [overall.pk, "x"]})

    assert "Please shorten." in task_list.text
    assert "Who teaches at night?" in work.text
    assert "Too many required skills." not in work.text
    assert not returned.comments.filter(resolved_at=None).exists()


def test_comments_of_another_assignment_stay_open(host, draft, officer):
    foreign = complete(MembershipFactory().institution, S.EDITS_REQUESTED)
    comment = foreign.comments.create(field="tasks", text="Who?", author=officer)

    host.post(step_of(draft, "work"), {"title_en": "Train nurses", "done": [comment.pk]})

    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_an_assignment_that_was_sent_is_taken_back(host, institution):
    sent = complete(institution, S.SUBMITTED)

    host.post(reverse("institution_assignments:withdraw", args=[sent.reference]))
    again = host.post(reverse("institution_assignments:withdraw", args=[sent.reference]), follow=True)

    sent.refresh_from_db()
    assert sent.state == S.DRAFT
    assert "This was done already" in again.text


def test_a_draft_is_cancelled_and_a_published_one_is_not(host, draft, institution):
    published = complete(institution, S.PUBLISHED)

    host.post(reverse("institution_assignments:cancel", args=[draft.reference]), {"reason": ""})
    host.post(reverse("institution_assignments:cancel", args=[published.reference]), {"reason": "No money."})

    draft.refresh_from_db()
    published.refresh_from_db()
    assert (draft.state, published.state) == (S.CANCELLED, S.PUBLISHED)


def test_the_preview_reads_as_the_public_reads_it(host, draft):
    response = host.get(reverse("institution_assignments:preview", args=[draft.reference]))

    assert "This is a preview" in response.text
    assert "J. Massawe" not in response.text
