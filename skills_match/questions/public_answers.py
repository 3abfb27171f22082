"""Answering a question about an assignment for everybody who reads it."""

from django.db import transaction
from wagtail.log_actions import log

from ..models import PublicAnswer


@transaction.atomic
def save_answer(*, row: PublicAnswer, by) -> PublicAnswer:
    """Add an answer, or keep what was changed in it; the same new one sent twice is one."""
    asked = {name: getattr(row, name) for name in ("question_en", "question_sw")}
    same = PublicAnswer.objects.filter(assignment=row.assignment_id, **asked)
    if row.pk is None and (twin := same.first()):
        twin.answer_en, twin.answer_sw = row.answer_en, row.answer_sw
        row = twin
    row.save()
    log(instance=row.assignment, action="assignment.answered_for_all", user=by)
    return row


@transaction.atomic
def remove_answer(*, row: PublicAnswer, by) -> None:
    log(instance=row.assignment, action="assignment.answer_removed", user=by)
    row.delete()
