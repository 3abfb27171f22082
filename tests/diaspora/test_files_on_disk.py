"""A full disk, a failing row, a process that dies: no file stays without its row, no row without its file."""

import errno
import os
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.urls import reverse

from diaspora import tasks
from diaspora.enums import FileKind
from diaspora.files import disk
from diaspora.files.disk import files_with_rows, write_document
from diaspora.files.store import Document, FileRejected, path_of, store_private_file
from diaspora.models import PrivateFile
from skills_match.assignments import drafts
from skills_match.assignments.attachments import add_attachment
from skills_match.models import Assignment, Attachment
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import AssignmentFactory, AttachmentFactory
from tests.factories.uploads import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.PRIVATE_FILES_DIR = tmp_path
    return tmp_path


@contextmanager
def full_disk():
    """The disk says only when a file is whole that it had no room for it, as disks with delayed allocation do."""

    def no_room(_number):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        yield


@contextmanager
def failing_rows(table: str):
    """The database takes no new row of `table`: its disk is full."""

    def fails(execute, sql, params, many, context):
        if sql.startswith(f'INSERT INTO "{table}"'):
            raise OperationalError("could not extend file: No space left on device")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fails):
        yield


def on_disk(folder: Path) -> int:
    return len([path for path in folder.rglob("*") if path.is_file()])


def upload(number: int = 0) -> SimpleUploadedFile:
    return SimpleUploadedFile("cv.pdf", text_pdf("CV", [f"Number {number}"]))


def keep(user, number: int = 0) -> PrivateFile:
    return store_private_file(owner=user, kind=FileKind.CV, upload=upload(number))


def test_a_full_disk_leaves_neither_half_a_file_nor_a_row_and_the_earlier_cv_stays(professional, folder):
    before = keep(professional)

    with full_disk(), pytest.raises(FileRejected, match="We cannot keep files just now"):
        keep(professional, 1)

    assert list(PrivateFile.objects.all()) == [before]
    assert (on_disk(folder), path_of(before).exists()) == (1, True)


def test_the_person_reads_it_at_the_field(professional, folder, settings):
    settings.PRIVATE_FILES_DIR = folder / "in the way"
    settings.PRIVATE_FILES_DIR.touch()

    answer = sign_in(professional).post(reverse("diaspora:cv"), {"cv": upload(), "add": "1"})

    assert answer.status_code == 200
    assert "We cannot keep files just now. Nothing was changed." in answer.text


def test_a_row_that_the_database_does_not_take_takes_the_file_with_it(professional, folder):
    with failing_rows("diaspora_privatefile"), pytest.raises(OperationalError):
        keep(professional)

    assert on_disk(folder) == 0


def test_documents_of_an_assignment_go_the_same_way(manager, folder):
    draft = AssignmentFactory(institution=manager.memberships.get().institution, state="draft")

    with failing_rows("skills_match_attachment"), pytest.raises(OperationalError):
        add_attachment(assignment=draft, by=manager, title="Terms", language="en", upload=upload())

    assert on_disk(folder) == 0


def test_a_copy_without_room_for_its_documents_is_no_copy(manager, folder):
    original = AttachmentFactory(assignment__institution=manager.memberships.get().institution).assignment
    AttachmentFactory(assignment=original, slot=2)
    assert on_disk(folder) == 2

    with full_disk(), pytest.raises(FileRejected):
        drafts.copy_assignment(assignment=original, by=manager)

    assert (Assignment.objects.count(), Attachment.objects.count(), on_disk(folder)) == (1, 2, 2)


def test_what_fails_at_the_very_end_fails_with_all_its_files(folder):
    document = Document("a.pdf", "application/pdf", pdf())

    def fails_after_two():
        with files_with_rows():
            with files_with_rows():
                write_document(document)
            write_document(document)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_after_two()

    assert on_disk(folder) == 0


def age(path: Path, *, days: float) -> None:
    then = time.time() - days * 24 * 3600
    os.utime(path, (then, then))


def test_what_a_killed_process_left_goes_after_a_day_and_nothing_else_does(professional, folder):
    named = [path_of(keep(professional)), path_of(AttachmentFactory())]
    left = [folder / write_document(Document("a.pdf", "application/pdf", pdf()))["path"] for _ in range(2)]
    for path in [*named, left[0]]:
        age(path, days=2)

    assert tasks.delete_unused_files() == 1

    assert [path.exists() for path in [*named, *left]] == [True, True, False, True]


def test_a_wrong_database_deletes_no_file(folder, caplog, monkeypatch):
    """Somebody starts the worker on an empty database, and all files have no row."""
    monkeypatch.setattr(disk, "SUSPICIOUS", 3)
    for _ in range(4):
        path = folder / write_document(Document("a.pdf", "application/pdf", pdf()))["path"]
        age(path, days=300)

    assert tasks.delete_unused_files() == 0

    assert on_disk(folder) == 4
    assert "4 files have no row" in caplog.text
