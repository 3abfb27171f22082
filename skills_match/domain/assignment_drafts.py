"""Where a request comes from: blank, a template, or an earlier one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from diaspora.models import Institution

from ..models import Assignment
from ..rules import may_write
from .references import next_reference

#: What a copy does not take over: its own life, days that have passed, and who read it.
_NOT_COPIED = {
    "id",
    "institution",
    "author",
    "state",
    "reference",
    "starts_from",
    "starts_until",
    "closing_on",
    "publish_on",
    "published_at",
    "submitted_at",
    "decision_reason",
    "officer",
    "created_at",
    "updated_at",
}
_COPIED_LINES = ("skills", "languages", "questions", "criteria", "allowances")


@transaction.atomic
def create_draft(*, institution: Institution, by, values: dict | None = None) -> Assignment:
    """A new draft of `institution`, with `values` for its fields. Raises PermissionDenied for non-members."""
    if not may_write(by, institution):
        raise PermissionDenied
    assignment = Assignment.objects.create(
        institution=institution, author=by, reference=next_reference(), **(values or {})
    )
    log(instance=assignment, action="assignment.created", user=by)
    return assignment


@transaction.atomic
def copy_assignment(*, assignment: Assignment, by) -> Assignment:
    """A new draft with the terms of `assignment`, its skills, languages, questions, criteria and allowances.

    Dates and decisions are not copied. Only members of the same institution copy.
    """
    values = {
        field.attname: getattr(assignment, field.attname)
        for field in Assignment._meta.concrete_fields
        # The field without a language is a view of the translated ones (modeltranslation).
        if field.name not in _NOT_COPIED and not hasattr(field, "translation_fields")
    }
    copy = create_draft(institution=assignment.institution, by=by, values=_without_originals(values))
    for lines in _COPIED_LINES:
        for line in getattr(assignment, lines).all():
            line.pk = None
            line._state.adding = True
            line.assignment = copy
            line.save()
    return copy


def _without_originals(values: dict) -> dict:
    """`title` is answered by `title_en` or `title_sw`: passing it too would write one language into the other."""
    from modeltranslation.translator import translator

    originals = translator.get_options_for_model(Assignment).fields
    return {name: value for name, value in values.items() if name not in originals}
