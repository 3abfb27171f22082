"""The texts of public assignments, for the list of translators."""

from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register
from casework.translated.spoken import text_of
from casework.translated.writing import ask_whether_open
from diaspora.notices.notify import notify

from ..enums import ASSIGNMENT_PUBLIC, ChangeKind
from ..models import Assignment, AssignmentQuestion, CostShare, Criterion, PublicAnswer
from ..search_server.changes import record_change
from .errors import AssignmentError
from .moves import MOVES


class NotPublicAnyMore(AssignmentError):
    """Its institution or the office took it back while somebody translated it."""

    text = _("This assignment is not public any more. Nothing was saved.")


@transaction.atomic
def translate_terms(*, record: Assignment, values: Mapping[str, str], by) -> None:
    """Write what a public assignment lacks in a language: the words of its host stay, and who wrote them is told.

    Raises NotPublicAnyMore, WrittenAlready.
    """
    locked = MOVES.lock(record)
    if locked.state not in ASSIGNMENT_PUBLIC:
        raise NotPublicAnyMore
    ask_whether_open(locked, values)
    for column, text in values.items():
        setattr(locked, column, text)
    locked.save(update_fields=[*values, "updated_at"])
    log(instance=locked, action="assignment.translated", user=by, data={"texts": dict(values)})
    record_change(kind=ChangeKind.ASSIGNMENT, object_id=locked.pk)
    if locked.author and locked.author != by:
        notify(
            user=locked.author,
            kind="assignment_translated",
            values={"title": text_of(locked, "title") or locked.reference},
            path=reverse("assignments:detail", args=[locked.reference]),
        )


register(
    TranslatedKind(
        name="assignment",
        model=Assignment,
        label=_("Assignments"),
        readable=lambda: Assignment.objects.published(),
        title=lambda record: text_of(record, "title") or record.reference,
        address=lambda record: reverse("assignments:detail", args=[record.reference]),
        write=translate_terms,
    )
)


def _of_published(model):
    return lambda: model._default_manager.filter(assignment__in=Assignment.objects.published()).select_related(
        "assignment"
    )


for _name, _model, _label in (
    ("assignment-question", AssignmentQuestion, _("Questions to applicants")),
    ("criterion", Criterion, _("Criteria of selection")),
    ("cost-share", CostShare, _("Costs of assignments")),
    ("public-answer", PublicAnswer, _("Answers for all readers")),
):
    register(
        TranslatedKind(
            name=_name,
            model=_model,
            label=_label,
            readable=_of_published(_model),
            address=lambda record: reverse("assignments:detail", args=[record.assignment.reference]),
        )
    )
