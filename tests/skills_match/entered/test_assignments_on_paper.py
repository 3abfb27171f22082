"""An officer types a request for an institution; it is sent when its head stands behind it, and never by the office."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from casework.moves import MoveNotAllowed
from diaspora.models import Notice
from skills_match.assignments.editing import save_terms
from skills_match.assignments.moves import move_assignment
from skills_match.assignments.publishing import approve_assignment, request_edits, submit_assignment
from skills_match.commitments import heads
from skills_match.entered import assignments, errors
from skills_match.enums import AssignmentState
from skills_match.models import Assignment, EnteredAssignment
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.people import InstitutionFactory, UserFactory
from tests.skills_match.assignments.conftest import complete

pytestmark = pytest.mark.django_db
HEAD = {"name": "Asha Mrisho", "position": "Director", "email": "head@hospital.example.org", "language": "sw"}


@pytest.fixture
def typed(officer):
    """A complete draft that an officer typed."""
    assignment = complete(InstitutionFactory(), author=officer)
    EnteredAssignment.objects.create(assignment=assignment, came="paper", entered_by=officer)
    return assignment


def state_of(assignment):
    return Assignment.objects.get(pk=assignment.pk).state


def signed(assignment, by):
    support = heads.ask_head(assignment=assignment, by=by, **HEAD)
    heads.sign_brief(support=support, shown=heads.fingerprint_of(Assignment.objects.get(pk=assignment.pk)))


def test_an_officer_begins_writes_and_never_sends_what_a_head_then_signs(officer, client):
    institution = InstitutionFactory()
    desk = sign_in(officer)
    began = {"institution": institution.pk, "came": "phone", "key": "b6c8a9b2-3a0f-4a3f-9d0e-111111111111"}
    desk.post(reverse("office:entered_assignments"), began)
    desk.post(reverse("office:entered_assignments"), began)
    draft = Assignment.objects.get()
    answer = desk.post(
        reverse("institution_assignments:step", args=[draft.reference, "goals"]), {"development_goal": "3"}
    )
    assert answer.status_code == 302
    assert Assignment.objects.get().development_goal == "3"
    for page in ("edit", "preview", "submit", "brief", "ask_head"):
        assert desk.get(reverse(f"institution_assignments:{page}", args=[draft.reference])).status_code == 200
    assert desk.get(reverse("office:entered_assignment", args=[draft.reference])).status_code == 200
    assert desk.get(reverse("office:assignment", args=[draft.reference])).status_code == 404
    desk.post(reverse("institution_assignments:submit", args=[draft.reference]), {"seen": "draft"})
    assert state_of(draft) == AssignmentState.DRAFT
    desk.post(reverse("office:discard_assignment", args=[draft.reference]))
    assert not Assignment.objects.exists()


def test_by_link_it_is_sent_marked_and_approved_by_somebody_else(typed, officer):
    for by in (officer, None):
        with pytest.raises(MoveNotAllowed if by else errors.NotConfirmedYet):
            submit_assignment(assignment=typed, by=by)
    signed(typed, officer)
    assert state_of(typed) == AssignmentState.SUBMITTED
    page = sign_in(officer).get(reverse("office:assignment", args=[typed.reference])).text
    assert "entered by" in page
    with pytest.raises(errors.ApproverEntered):
        approve_assignment(assignment=typed, by=officer)
    colleague = UserFactory()
    colleague.user_permissions.set(officer.user_permissions.all())
    approve_assignment(assignment=typed, by=colleague)


def test_what_comes_back_is_confirmed_again_and_a_signed_photo_is_the_letter(typed, officer):
    signed(typed, officer)
    request_edits(assignment=typed, by=officer, text="Say more.")
    assert EnteredAssignment.objects.get().confirmed_at is None
    save_terms(assignment=typed, by=officer, step="work", values={"posts": 2})
    typed.comments.update(resolved_at=timezone.now())
    upload = SimpleUploadedFile("brief.pdf", text_pdf("Brief", ["Signed"]))
    shown = heads.fingerprint_of(Assignment.objects.get(pk=typed.pk))
    read = {"assignment": typed, "by": officer, "upload": upload, "shown": shown}
    with pytest.raises(errors.TextIsAnother):
        assignments.confirm_by_paper(**read | {"shown": "of what was printed before a colleague changed it"})
    assignments.confirm_by_paper(**read)
    stored = Assignment.objects.get(pk=typed.pk)
    assert (stored.state, stored.entered_assignment.confirmed_by) == (AssignmentState.SUBMITTED, "signature")
    assert stored.letter.original_name == "brief.pdf"
    with pytest.raises(errors.ConfirmedAlready):
        assignments.confirm_by_paper(**read)


def test_officers_write_no_request_of_an_institution_that_writes_itself(manager, officer):
    own = complete(manager.memberships.get().institution, author=manager)
    desk = sign_in(officer)
    assert desk.get(reverse("institution_assignments:edit", args=[own.reference])).status_code == 404
    heads.sign_brief(support=heads.ask_head(assignment=own, by=manager, **HEAD), shown=heads.fingerprint_of(own))
    assert state_of(own) == AssignmentState.DRAFT
    with pytest.raises(errors.NotConfirmedYet):
        move_assignment(assignment=own, to=AssignmentState.SUBMITTED, by=None)
    assert not Notice.objects.filter(user=officer).exists()
