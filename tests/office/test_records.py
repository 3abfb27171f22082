"""Notes and officers, on every kind of record, through the browser."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from diaspora.enums import Visibility
from diaspora.models import OfficeNote
from office.notes import notes_on
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory, ProfileFactory

pytestmark = pytest.mark.django_db

MAKERS = {
    "assignment": AssignmentFactory,
    "application": ApplicationFactory,
    "institution": InstitutionFactory,
    "profile": ProfileFactory,
    "user": lambda: ProfileFactory().user,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_note_is_written_on_any_record(desk, officer, kind):
    record = MAKERS[kind]()

    response = desk.post(reverse("office:note", args=[kind, record.pk]), {"note-text": "Rang them."})

    assert response.status_code == 302
    assert desk.get(response.url.split("#")[0]).status_code == 200
    assert [(note.text, note.author) for note in notes_on(record)] == [("Rang them.", officer)]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("text", ["", "  ", "<b>long</b> " * 400, "\x00"], ids=["empty", "blank", "long", "nul"])
def test_a_bad_note_stays_on_the_page_of_its_record(desk, kind, text):
    record = MAKERS[kind]()

    response = desk.post(reverse("office:note", args=[kind, record.pk]), {"note-text": text})

    assert response.status_code == 200
    assert 'class="error-summary"' in response.text
    assert '<a href="#id_note-text">' in response.text
    assert (escape(text.strip()) in response.text) or "\x00" in text
    assert "<b>long" not in response.text
    assert not OfficeNote.objects.exists()


@pytest.mark.parametrize("kind", ["assignment", "application", "institution"])
def test_a_record_is_given_to_a_colleague_and_back(desk, colleague, kind):
    record = MAKERS[kind]()
    address = reverse("office:assign", args=[kind, record.pk])

    desk.post(address, {"assign-officer": colleague.pk})
    record.refresh_from_db()
    given = record.officer
    desk.post(address, {"assign-officer": ""})
    record.refresh_from_db()

    assert (given, record.officer) == (colleague, None)


@pytest.mark.parametrize("wrong", ["manager", "stranger", "nonsense"])
def test_only_officers_can_be_chosen(desk, manager, stranger, wrong):
    hospital = InstitutionFactory()
    officer = {"manager": manager.pk, "stranger": stranger.pk}.get(wrong, "nonsense")

    response = desk.post(reverse("office:assign", args=["institution", hospital.pk]), {"assign-officer": officer})

    hospital.refresh_from_db()
    assert hospital.officer is None
    assert '<a href="#id_assign-officer">Choose somebody from the programme office.</a>' in response.text


@pytest.mark.parametrize("kind", ["profile", "user", "note", "session"])
def test_what_nobody_looks_after_cannot_be_given_away(desk, colleague, kind):
    pk = ProfileFactory().pk

    assert desk.post(reverse("office:assign", args=[kind, pk]), {"assign-officer": colleague.pk}).status_code == 404


def test_hidden_people_drafts_and_ones_own_application_take_no_notes(desk, officer):
    hidden = ProfileFactory(visibility=Visibility.HIDDEN)
    draft = AssignmentFactory(state="draft")
    own = ApplicationFactory(profile=ProfileFactory(user=officer))

    for kind, record in (("profile", hidden), ("assignment", draft), ("application", own)):
        response = desk.post(reverse("office:note", args=[kind, record.pk]), {"note-text": "Psst."})
        assert response.status_code == 404, kind

    assert not OfficeNote.objects.exists()


def test_a_host_writes_no_office_note(manager):
    hospital = manager.memberships.get().institution

    response = sign_in(manager).post(reverse("office:note", args=["institution", hospital.pk]), {"note-text": "Mine."})

    assert response.status_code == 403
    assert not OfficeNote.objects.exists()


def test_notes_and_officers_are_changed_by_post_only(desk):
    hospital = InstitutionFactory()
    page = reverse("office_people:institution", args=[hospital.pk])

    for name in ("office:note", "office:assign"):
        response = desk.get(
            reverse(name, args=["institution", hospital.pk]), {"note-text": "By address.", "assign-officer": ""}
        )
        assert response.url == page

    assert not OfficeNote.objects.exists()


def test_a_comment_that_cannot_be_kept_stays_at_its_field(desk):
    assignment = AssignmentFactory(state="submitted")
    long = "Please say <how>. " * 60

    response = desk.post(
        reverse("office:comment", args=[assignment.reference, "deliverables"]), {"comment-deliverables-text": long}
    )

    assert '<a href="#id_comment-deliverables-text">' in response.text
    assert response.text.count('<details class="comment-box" open>') == 1
    assert escape(long.strip()) in response.text
    assert not assignment.comments.exists()


def test_a_comment_that_comes_too_late_can_still_be_copied(desk):
    assignment = AssignmentFactory(state="published")

    response = desk.post(
        reverse("office:comment", args=[assignment.reference, "title"]), {"comment-title-text": "Too late."}
    )

    assert "This is not possible any more" in response.text
    assert ">\nToo late.</textarea>" in response.text
    assert not assignment.comments.exists()


def test_a_reason_for_an_applicant_stays_when_a_colleague_decided_first(desk):
    application = ApplicationFactory(state="withdrawn")

    response = desk.post(
        reverse("office:decision", args=[application.pk]), {"decision": "not_selected", "reason": "A <kind> reason."}
    )

    application.refresh_from_db()
    assert application.state == "withdrawn"
    assert "the application has moved on" in response.text
    assert "A &lt;kind&gt; reason." in response.text
