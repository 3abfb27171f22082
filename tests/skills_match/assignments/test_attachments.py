"""Documents of a request: who adds and removes them, what is refused, and who may download them."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from diaspora.enums import InstitutionState
from diaspora.files.store import path_of
from skills_match.assignments.attachments import TooManyAttachments, add_attachment
from skills_match.assignments.editing import NotEditable
from skills_match.enums import AssignmentState
from skills_match.models import Attachment
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import AttachmentFactory
from tests.factories.people import MembershipFactory, UserFactory

from .conftest import complete

pytestmark = pytest.mark.django_db
S = AssignmentState


@pytest.fixture
def host(manager):
    return sign_in(manager)


def upload(text="Terms", name="terms.pdf", content=None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text_pdf("Terms", [text]) if content is None else content)


def page_of(assignment) -> str:
    return reverse("institution_assignments:step", args=[assignment.reference, "attachments"])


def address_of(attachment) -> str:
    return reverse("assignments:attachment", args=[attachment.assignment.reference, attachment.pk])


def send(client, assignment, file, title="Terms of reference", language="en"):
    return client.post(page_of(assignment), {"title": title, "language": language, "document": file})


def test_the_author_attaches_a_document_and_finds_it_on_every_page_of_the_assignment(host, draft):
    response = send(host, draft, upload(name="ToR 2026.pdf"))

    attachment = Attachment.objects.get()
    assert response.status_code == 302
    assert (attachment.title, attachment.language, attachment.original_name) == (
        "Terms of reference",
        "en",
        "ToR 2026.pdf",
    )
    assert path_of(attachment).stat().st_mode & 0o077 == 0
    for address in (
        page_of(draft),
        reverse("institution_assignments:preview", args=[draft.reference]),
        reverse("institution_assignments:submit", args=[draft.reference]),
    ):
        text = host.get(address).text
        assert address_of(attachment) in text
        assert "ToR 2026.pdf" in text
    assert "Attached documents" in host.get(reverse("institution_assignments:edit", args=[draft.reference])).text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This file is empty."),
        (b"MZ a program", "This is not a PDF or Word (DOCX) document."),
        (text_pdf("Terms", ["x"])[:300], "This PDF cannot be opened."),
        (text_pdf("Terms", ["x"]) + b"\0" * 5 * 1024 * 1024, "This file is larger than 5 MB."),
    ],
    ids=["empty", "program", "broken", "large"],
)
def test_a_wrong_file_is_refused_at_its_field_and_the_title_stays(host, draft, content, says):
    response = send(host, draft, upload(content=content), title="Plan of the <ward>", language="sw")

    assert response.status_code == 200
    assert f'<a href="#id_document">{says}' in response.text
    assert f'<span class="visually-hidden">Error:</span> {says}' in response.text
    assert 'value="Plan of the &lt;ward&gt;"' in response.text
    assert 'value="sw" form="page-form" id="id_language_1" checked' in response.text
    assert not Attachment.objects.exists()


def test_a_form_without_file_and_title_names_both(host, draft):
    response = host.post(page_of(draft), {"title": "", "language": "fr"})

    assert "Choose a file first." in response.text
    assert "Write a title." in response.text
    assert not Attachment.objects.exists()


def test_the_same_document_twice_is_one_with_the_new_title(host, draft):
    send(host, draft, upload())
    send(host, draft, upload(), title="Terms, corrected")

    assert [attachment.title for attachment in Attachment.objects.all()] == ["Terms, corrected"]


def test_an_assignment_holds_five_documents_and_says_so(host, draft):
    for number in range(5):
        AttachmentFactory(assignment=draft, title=f"Document {number}")

    page = host.get(page_of(draft))
    response = send(host, draft, upload("one more"), title="The sixth")

    assert "You attached 5 documents" in page.text
    assert "An assignment holds 5 documents at most. Remove one first." in response.text
    assert 'value="The sixth"' in response.text
    assert draft.attachments.count() == 5


def test_the_database_knows_no_sixth_document(draft):
    for _number in range(5):
        attachment = AttachmentFactory(assignment=draft)

    for place in (5, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            AttachmentFactory(assignment=draft, slot=place, title=f"At {place}")

    attachment.delete()
    AttachmentFactory(assignment=draft, slot=5)


def test_a_removed_document_is_gone_from_the_disk_and_makes_room(host, draft, django_capture_on_commit_callbacks):
    attachments = [AttachmentFactory(assignment=draft) for _number in range(5)]
    path = path_of(attachments[1])

    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            host.post(reverse("institution_assignments:remove_attachment", args=[draft.reference, attachments[1].pk]))

    assert not path.exists()
    assert send(host, draft, upload("new")).status_code == 302
    assert draft.attachments.count() == 5


def test_the_file_goes_with_the_assignment(draft, django_capture_on_commit_callbacks):
    path = path_of(AttachmentFactory(assignment=draft))

    with django_capture_on_commit_callbacks(execute=True):
        draft.delete()

    assert not path.exists()


def test_a_copy_has_documents_of_its_own(host, draft, django_capture_on_commit_callbacks):
    original = AttachmentFactory(assignment=draft, title="Plan of the ward")

    response = host.post(reverse("institution_assignments:copy", args=[draft.reference]), follow=True)
    copied = Attachment.objects.exclude(pk=original.pk).get()
    with django_capture_on_commit_callbacks(execute=True):
        host.post(reverse("institution_assignments:remove_attachment", args=[draft.reference, original.pk]))

    assert "Check that they still fit." in response.text
    assert (copied.title, copied.sha256, copied.original_name) == (
        "Plan of the ward",
        original.sha256,
        original.original_name,
    )
    assert path_of(copied).exists()
    assert not path_of(original).exists()


@pytest.mark.parametrize("state", [S.SUBMITTED, S.APPROVED, S.PUBLISHED, S.CLOSED, S.REJECTED])
def test_nothing_is_added_or_removed_once_it_is_sent(host, institution, state):
    assignment = complete(institution, state)
    attachment = AttachmentFactory(assignment=assignment)

    response = send(host, assignment, upload("late"), title="Too late")
    host.post(reverse("institution_assignments:remove_attachment", args=[assignment.reference, attachment.pk]))

    assert "This can no longer be changed" in response.text
    assert 'value="Too late"' in response.text
    assert list(Attachment.objects.all()) == [attachment]


def test_the_domain_refuses_strangers_too(draft, stranger):
    for by in (stranger, MembershipFactory().user):
        with pytest.raises(NotEditable):
            add_attachment(assignment=draft, by=by, title="Not mine", language="en", upload=upload())


def test_the_domain_refuses_a_sixth_whoever_asks(draft, manager):
    for _number in range(5):
        AttachmentFactory(assignment=draft)

    with pytest.raises(TooManyAttachments):
        add_attachment(assignment=draft, by=manager, title="Six", language="en", upload=upload())


@pytest.mark.parametrize("state", [S.PUBLISHED, S.CLOSED, S.FILLED])
def test_anybody_reads_the_documents_of_a_public_assignment(client, institution, state):
    attachment = AttachmentFactory(assignment=complete(institution, state))

    page = client.get(reverse("assignments:detail", args=[attachment.assignment.reference]))
    answer = client.get(address_of(attachment))

    assert address_of(attachment) in page.text
    assert b"".join(answer.streaming_content) == path_of(attachment).read_bytes()
    assert answer["Content-Disposition"] == 'attachment; filename="Terms of reference.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox"
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("state", [S.DRAFT, S.SUBMITTED, S.EDITS_REQUESTED, S.APPROVED, S.REJECTED, S.CANCELLED])
def test_before_that_only_the_institution_and_the_office_do(
    client, institution, manager, officer, professional, editor_of_pages, state
):
    attachment = AttachmentFactory(assignment=complete(institution, state))
    author = MembershipFactory(institution=institution, role="author").user
    other_host = MembershipFactory().user

    answers = {
        name: who.get(address_of(attachment)).status_code
        for name, who in {
            "manager": sign_in(manager),
            "author": sign_in(author),
            "office": sign_in(officer),
            "other host": sign_in(other_host),
            "professional": sign_in(professional),
            "editor": sign_in(editor_of_pages),
            "visitor": client,
        }.items()
    }

    assert answers == {
        "manager": 200,
        "author": 200,
        "office": 404 if state == S.DRAFT else 200,
        "other host": 404,
        "professional": 404,
        "editor": 404,
        "visitor": 404,
    }


@pytest.fixture
def editor_of_pages(db):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def test_an_officer_who_works_for_a_host_reads_its_drafts_too(officer, institution):
    MembershipFactory(institution=institution, user=officer)
    attachment = AttachmentFactory(assignment=complete(institution, S.DRAFT))

    assert sign_in(officer).get(address_of(attachment)).status_code == 200


def test_a_document_is_found_under_its_own_assignment_only(client, institution):
    secret = AttachmentFactory(assignment=complete(institution, S.SUBMITTED))
    public = complete(institution, S.PUBLISHED)

    assert client.get(reverse("assignments:attachment", args=[public.reference, secret.pk])).status_code == 404
    assert client.get(reverse("assignments:attachment", args=[public.reference, 10**30])).status_code == 404


def test_a_file_that_the_disk_lost_is_a_404(client, institution):
    attachment = AttachmentFactory(assignment=complete(institution, S.PUBLISHED))
    path_of(attachment).unlink()

    assert client.get(address_of(attachment)).status_code == 404


def test_nobody_else_adds_or_removes(client, draft, officer, stranger):
    attachment = AttachmentFactory(assignment=draft)
    remove = reverse("institution_assignments:remove_attachment", args=[draft.reference, attachment.pk])
    suspended = MembershipFactory(institution__state=InstitutionState.SUSPENDED).user

    for who, status in (
        (client, 302),
        (sign_in(stranger), 403),
        (sign_in(officer), 404),
        (sign_in(MembershipFactory().user), 404),
        (sign_in(suspended), 404),
    ):
        assert who.post(remove).status_code == status
        assert send(who, draft, upload("foreign")).status_code == status

    assert list(Attachment.objects.all()) == [attachment]


def test_the_office_reads_them_and_comments_on_them(institution, officer):
    attachment = AttachmentFactory(assignment=complete(institution, S.SUBMITTED), title="Mpango wa wodi", language="sw")
    desk = sign_in(officer)
    page = reverse("office:assignment", args=[attachment.assignment.reference])

    desk.post(
        reverse("office:comment", args=[attachment.assignment.reference, "attachments"]),
        {"comment-attachments-text": "Please add the budget."},
    )

    text = desk.get(page).text
    assert f'href="{address_of(attachment)}"' in text
    assert "Please add the budget." in text
    assert attachment.assignment.comments.get().field == "attachments"


@pytest.mark.parametrize("count", [1, 3])
def test_documents_cost_one_query_at_any_number(client, institution, count, django_assert_num_queries):
    assignment = complete(institution, S.PUBLISHED)
    for _number in range(count):
        AttachmentFactory(assignment=assignment)

    with django_assert_num_queries(21):
        client.get(reverse("assignments:detail", args=[assignment.reference]))
