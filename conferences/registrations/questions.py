"""Questions to delegates: which are asked of whom and when, and how they are answered after registering.

Documents are asked for on the page of the registration and never while somebody registers: a form of ten people that
comes back with a fault would lose all of them.
"""

from collections.abc import Iterable, Mapping

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from diaspora.files.disk import Document, files_with_rows, write_document
from diaspora.files.store import checked_document

from ..enums import ALIVE, HOLDS_PLACES, EventState, QuestionKind
from ..models import Category, Delegate, Event, EventAnswer, EventAnswerFile, EventQuestion, Registration


class NothingIsAsked(Refused):
    text = _("Nothing is asked about this place any more.")


class SomebodyElseComes(Refused):
    text = _("Somebody else was named for this place meanwhile. Read the page once more.")


def questions_of(event: Event) -> list[EventQuestion]:
    """With their categories. Two queries."""
    return list(event.questions.prefetch_related("categories"))


def are_asked_of(questions: Iterable[EventQuestion], category: Category) -> list[EventQuestion]:
    """None chosen: everybody is asked."""
    return [each for each in questions if not each.categories.all() or category in each.categories.all()]


def asked_at_once(questions: Iterable[EventQuestion], category: Category) -> list[EventQuestion]:
    """While somebody registers."""
    asked = are_asked_of(questions, category)
    return [each for each in asked if not each.is_asked_later and each.kind != QuestionKind.FILE]


def asked_now(questions: Iterable[EventQuestion], delegate: Delegate) -> list[EventQuestion]:
    """On the page of the registration: all that were asked before, so that answers can be mended, and those that wait
    for its approval once it has a place."""
    registration = delegate.registration
    if registration.state not in ALIVE or delegate.cancelled_at or delegate.event.state == EventState.OVER:
        return []
    is_approved = registration.state in HOLDS_PLACES
    return [each for each in are_asked_of(questions, delegate.category) if is_approved or not each.is_asked_later]


def unanswered(questions: Iterable[EventQuestion], delegate: Delegate) -> list[EventQuestion]:
    """What has to be answered and is not. No query where answers and files are prefetched."""
    given = {row.question_id for rows in (delegate.answers.all(), delegate.files.all()) for row in rows}
    return [each for each in asked_now(questions, delegate) if each.is_required and each.pk not in given]


def document_in(upload: UploadedFile) -> Document:
    """The document in `upload`, or the page that its photo shows. Raises FileRejected. The caller counts the looks."""
    return checked_document(upload, by=None, unnamed=str(_("Document")), takes_photos=True)


def answer(
    *,
    delegate: Delegate,
    texts: Mapping[int, str],
    documents: Mapping[int, Document],
    seen: str | None = None,
) -> None:
    """Texts by number of the question, an empty one takes an answer back; a new document replaces the one before.

    `seen` is the code of the ticket of whom the page showed. Raises FileRejected, NothingIsAsked, SomebodyElseComes.
    """
    with files_with_rows():
        Registration.objects.select_for_update(no_key=True, of=("self",)).get(pk=delegate.registration_id)
        found = Delegate.objects.select_related("event", "registration", "category").get(pk=delegate.pk)
        if seen is not None and seen != found.code:
            raise SomebodyElseComes
        asked = {question.pk for question in asked_now(questions_of(found.event), found)}
        if not asked >= {*texts, *documents}:
            raise NothingIsAsked
        for pk, text in texts.items():
            _say(found, pk, text)
        for pk, document in documents.items():
            found.files.filter(question=pk).delete()
            EventAnswerFile.objects.create(delegate=found, question_id=pk, **write_document(document))


def _say(delegate: Delegate, question: int, text: str) -> None:
    if text:
        EventAnswer.objects.update_or_create(delegate=delegate, question_id=question, defaults={"text": text})
    else:
        EventAnswer.objects.filter(delegate=delegate, question=question).delete()
