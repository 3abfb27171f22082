"""Questions to the programme office about an assignment, and their answers."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import in_every_language
from casework.models.slots import first_free
from casework.refusals import Refused
from diaspora.models import User
from diaspora.notices.notify import OfficeWords, notify, notify_many

from ..models import Assignment, Inquiry
from ..models.interest import OPEN_AT_MOST


class TooManyQuestions(Refused):
    """The person waits for answers already. The text is for the person."""

    def __init__(self) -> None:
        super().__init__(_("You have five questions waiting for an answer. Please wait until they are answered."))


class InquiryAnswered(Refused):
    """Somebody else was faster. The text is for the officer."""

    def __init__(self) -> None:
        super().__init__(_("This question has been answered already."))


@transaction.atomic
def ask_question(*, assignment: Assignment, by, text: str) -> Inquiry:
    """Send a question to the office and tell every officer. The same open question is kept once.

    Slots are given under the lock on the account. Raises TooManyQuestions.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    open_ones = Inquiry.objects.open().filter(asked_by=by)
    if same := open_ones.filter(assignment=assignment, text=text).first():
        return same
    slot = first_free(Inquiry.objects.filter(asked_by=by), at_most=OPEN_AT_MOST)
    if slot is None:
        raise TooManyQuestions
    inquiry = Inquiry.objects.create(assignment=assignment, asked_by=by, text=text, slot=slot)
    notify_many(
        users=User.objects.officers(),
        kind="inquiry_asked",
        values=_values(inquiry),
        path=reverse("office:inquiry", args=[inquiry.pk]),
        about=by,
    )
    return inquiry


@transaction.atomic
def answer_inquiry(*, inquiry: Inquiry, by, text: str) -> Inquiry:
    """Answer once, tell the person who asked, and keep it in the history. Raises InquiryAnswered."""
    locked = Inquiry.objects.select_for_update(no_key=True).select_related("assignment").get(pk=inquiry.pk)
    if locked.answered_at is not None:
        raise InquiryAnswered
    locked.answer, locked.answered_by, locked.answered_at, locked.slot = text, by, timezone.now(), None
    locked.save()
    log(instance=locked.assignment, action="assignment.question_answered", user=by, data={"inquiry": locked.pk})
    notify(
        user=locked.asked_by,
        kind="inquiry_answered",
        values={**_values(locked), "answer": OfficeWords(text)},
        path=reverse("assignments:detail", args=[locked.assignment.reference]),
    )
    return locked


def _values(inquiry: Inquiry) -> dict:
    titles = in_every_language(lambda: inquiry.assignment)
    return {"title": titles, "reference": inquiry.assignment.reference, "question": inquiry.text}
