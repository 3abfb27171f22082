"""CVs: what is refused, how they are kept, and who gets them."""

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diaspora import tasks
from diaspora.enums import FileKind, Visibility
from diaspora.files.store import FileRejected, path_of, plain_name, store_private_file
from diaspora.models import FileAccess, PrivateFile
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, ProfileFactory
from tests.factories.uploads import docx, pdf

pytestmark = pytest.mark.django_db


def upload(content: bytes, name="cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def keep(user, content=None, name="cv.pdf") -> PrivateFile:
    return store_private_file(owner=user, kind=FileKind.CV, upload=upload(content or pdf(), name))


@pytest.mark.parametrize("content", [pdf(), docx()], ids=["pdf", "docx"])
def test_a_sound_document_is_kept_outside_every_web_root_under_a_random_name(settings, professional, content):
    file = keep(professional, content)

    assert path_of(file).read_bytes() == content
    assert str(settings.PRIVATE_FILES_DIR) in str(path_of(file))
    assert str(settings.MEDIA_ROOT) not in str(path_of(file))
    assert path_of(file).stat().st_mode & 0o077 == 0
    assert "cv" not in file.path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This file is empty."),
        (b"<html><script>alert(1)</script></html>", "not a PDF or Word"),
        (pdf()[:200], "This PDF cannot be opened."),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "locked with a password"),
        (docx({"word/vbaProject.bin": b"macro"}), "macros or other files"),
    ],
)
def test_everything_else_is_refused_in_words(professional, content, says):
    answer = sign_in(professional).post(reverse("diaspora:cv"), {"cv": upload(content), "add": "1"})

    assert answer.status_code == 200
    assert "field__error" in answer.text
    assert says in answer.text
    assert not PrivateFile.objects.exists()


def test_five_megabytes_are_the_limit(professional):
    with pytest.raises(FileRejected, match="5 MB"):
        keep(professional, pdf() + b"\x00" * (5 * 1024 * 1024))


def test_the_same_file_twice_is_one_and_a_new_one_takes_its_place(professional):
    first = keep(professional)
    again = keep(professional)
    new = keep(professional, docx(), "CV new.docx")

    assert again == first
    assert list(PrivateFile.objects.all()) == [new]


def test_the_replaced_file_is_deleted_from_the_disk(professional, django_capture_on_commit_callbacks):
    old = path_of(keep(professional))

    with django_capture_on_commit_callbacks(execute=True):
        keep(professional, docx())

    assert not old.exists()


def test_a_file_that_an_application_names_stays_until_the_application_lets_go(professional):
    old = keep(professional)
    application = ApplicationFactory(profile=professional.profile, cv=old)

    keep(professional, docx())
    old.refresh_from_db()
    assert old.is_current is False
    assert tasks.delete_unused_files() == 0

    application.cv = None
    application.save()
    assert tasks.delete_unused_files() == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\asha\\CV.PDF", "CV.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe.pdf"),
        ("سيرة.pdf", "سيرة.pdf"),
        ("", "CV.pdf"),
        ("x" * 300, "x" * 140 + ".pdf"),
    ],
)
def test_names_are_kept_without_folders_and_tricks(given, kept):
    assert plain_name(given, "application/pdf", unnamed="CV") == kept


def test_the_owner_downloads_their_own_file_and_no_browser_runs_it(professional):
    file = keep(professional, name="cv Asha.pdf")

    answer = sign_in(professional).get(reverse("diaspora:file", args=[file.pk]))

    assert b"".join(answer.streaming_content) == path_of(file).read_bytes()
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox"
    assert answer["Cache-Control"] == "no-store, private"
    assert not FileAccess.objects.exists()


def test_nobody_else_gets_it(client, professional, stranger, manager):
    address = reverse("diaspora:file", args=[keep(professional).pk])

    assert client.get(address).status_code == 302
    assert sign_in(stranger).get(address).status_code == 404
    assert sign_in(manager).get(address).status_code == 404


def test_the_office_opens_it_and_the_person_sees_that(professional, officer):
    address = reverse("diaspora:file", args=[keep(professional).pk])

    assert sign_in(officer).get(address).status_code == 200
    assert sign_in(officer).get(address).status_code == 200

    row = FileAccess.objects.get()
    assert (row.subject, row.viewer, row.viewer_role) == (professional, officer, "Programme office")
    assert "Programme office" in sign_in(professional).get(reverse("diaspora:privacy")).content.decode()


def test_the_office_does_not_open_what_is_hidden(officer):
    hidden = ProfileFactory(visibility=Visibility.HIDDEN)

    assert sign_in(officer).get(reverse("diaspora:file", args=[keep(hidden.user).pk])).status_code == 404


def test_a_host_opens_only_what_was_sent_with_an_application_to_it(professional, manager):
    cv = keep(professional)
    other_host = MembershipFactory().user
    author = MembershipFactory(institution=manager.memberships.get().institution, role="author").user
    ApplicationFactory(
        profile=professional.profile, cv=cv, assignment__institution=manager.memberships.get().institution
    )
    address = reverse("diaspora:file", args=[cv.pk])

    assert sign_in(manager).get(address).status_code == 200
    assert sign_in(other_host).get(address).status_code == 404
    assert sign_in(author).get(address).status_code == 404
    assert FileAccess.objects.get().viewer == manager


def test_removing_the_cv_twice_does_no_harm(professional):
    keep(professional)
    client = sign_in(professional)

    client.post(reverse("diaspora:remove_cv"))
    client.post(reverse("diaspora:remove_cv"))

    assert not PrivateFile.objects.exists()
