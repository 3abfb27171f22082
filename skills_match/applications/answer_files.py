"""A question of a host answered with a file, which is kept apart from the profile and goes with the application."""

from django.core.files.uploadedfile import UploadedFile

from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import checked_paper, keep_document
from diaspora.models import PrivateFile, User

from ..enums import AnswerKind, ApplicationState
from ..models import AnswerFile, Application, AssignmentQuestion
from ..questions.answers import ATTACHED
from ..rules import host_may_read_sent
from .errors import AlreadyApplied


def attach_answer(*, application: Application, question: AssignmentQuestion, upload: UploadedFile, by: User) -> None:
    """Answer `question` with `upload`, in place of the file before. Raises AlreadyApplied, FileRejected."""
    document = checked_paper(upload, kind=FileKind.EVIDENCE, by=by)
    with files_with_rows():
        locked = Application.objects.select_for_update(of=("self",), no_key=True).get(pk=application.pk)
        if locked.state != ApplicationState.DRAFT:
            raise AlreadyApplied(locked)
        answer, _is_new = locked.answers.update_or_create(question=question, defaults={"text": ATTACHED})
        kept = keep_document(document, owner=by, kind=FileKind.EVIDENCE, by=by)
        AnswerFile.objects.update_or_create(answer=answer, defaults={"file": kept})


def attached_to(application: Application) -> dict[int, PrivateFile]:
    """Files by the number of the question that they answer."""
    rows = AnswerFile.objects.filter(answer__application=application, answer__question__kind=AnswerKind.FILE)
    return {row.answer.question_id: row.file for row in rows.select_related("answer", "file")}


def answer_opens(user: User, file: PrivateFile) -> bool:
    """Whether the file answers a question in an application that `user` may read: reviewers of the host, the office."""
    if not user.is_authenticated:
        return False
    answered = Application.objects.filter(answers__attached__file=file)
    if answered.for_office(user).exists():
        return True
    return any(host_may_read_sent(application) for application in answered.for_host(user))
