"""Two colleagues attach the last document at the same moment, on a database that really runs them side by side."""

import contextlib
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connections
from django.db.models import QuerySet

from skills_match.domain import assignment_moves, attachments
from skills_match.domain.attachments import TooManyAttachments, add_attachment
from skills_match.enums import AssignmentState
from tests.factories.documents import text_pdf
from tests.factories.matching import AssignmentFactory, AttachmentFactory
from tests.factories.people import MembershipFactory

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]


def attach_at_once(monkeypatch) -> tuple[list[str], int]:
    """Let two colleagues attach a fifth document. Both wait for each other after they chose its place, if they can."""
    colleague = MembershipFactory()
    assignment = AssignmentFactory(institution=colleague.institution, state=AssignmentState.DRAFT)
    people = [colleague.user, MembershipFactory(institution=colleague.institution).user]
    AttachmentFactory.create_batch(4, assignment=assignment)
    both_chose = threading.Barrier(2)
    write = attachments.write_document

    def wait_and_write(document):
        with contextlib.suppress(threading.BrokenBarrierError):  # the other one is held back by the lock
            both_chose.wait(timeout=2)
        return write(document)

    monkeypatch.setattr(attachments, "write_document", wait_and_write)
    outcomes = []

    def attach(person) -> None:
        upload = SimpleUploadedFile("fifth.pdf", text_pdf("Fifth", [person.email]))
        try:
            add_attachment(assignment=assignment, by=person, title="The fifth", language="en", upload=upload)
            outcomes.append("attached")
        except TooManyAttachments:
            outcomes.append("told that five is the most")
        except IntegrityError:
            outcomes.append("refused by the database")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=attach, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes), assignment.attachments.count()


def test_one_is_attached_and_the_other_is_told(monkeypatch):
    assert attach_at_once(monkeypatch) == (["attached", "told that five is the most"], 5)


def test_without_the_lock_the_database_still_keeps_five(monkeypatch):
    """The control: the test above can fail."""
    select_for_update = QuerySet.select_for_update

    def unlocked(self, **kwargs):
        return self.all() if self.model.__name__ == "Assignment" else select_for_update(self, **kwargs)

    monkeypatch.setattr(assignment_moves.Assignment.objects._queryset_class, "select_for_update", unlocked)

    assert attach_at_once(monkeypatch) == (["attached", "refused by the database"], 5)
