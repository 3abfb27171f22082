"""Where a request comes from: blank, a template, or an earlier one."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from modeltranslation.translator import translator
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
    "form_key",
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


def create_draft(*, institution: Institution, by, values: dict | None = None, key: UUID | None = None) -> Assignment:
    """A new draft of `institution`, with `values` for its fields.

    A form that is sent twice carries the same `key` and makes one draft. Raises PermissionDenied for non-members.
    """
    if not may_write(by, institution):
        raise PermissionDenied
    try:
        with transaction.atomic():
            assignment = Assignment.objects.create(
                institution=institution, author=by, reference=next_reference(), form_key=key, **(values or {})
            )
            log(instance=assignment, action="assignment.created", user=by)
    except IntegrityError:
        assignment = Assignment.objects.get(form_key=key, institution=institution, author=by)
    return assignment


def copy_assignment(*, assignment: Assignment, by, key: UUID | None = None) -> Assignment:
    """A new draft with the terms of `assignment`, its skills, languages, questions, criteria and allowances.

    Dates and decisions are not copied. Only members of the same institution copy.
    """
    values = {
        field.attname: getattr(assignment, field.attname)
        for field in Assignment._meta.concrete_fields
        if field.name not in _NOT_COPIED
    }
    with transaction.atomic():
        copy = create_draft(institution=assignment.institution, by=by, values=_without_originals(values), key=key)
        if copy.criteria.exists() or copy.skills.exists():
            return copy  # The form was sent twice.
        for lines in _COPIED_LINES:
            for line in getattr(assignment, lines).all():
                line.pk = None
                line._state.adding = True
                line.assignment = copy
                line.save()
    return copy


def _without_originals(values: dict) -> dict:
    """`title` is answered by `title_en` or `title_sw`: passing it too would write one language into the other."""
    originals = translator.get_options_for_model(Assignment).fields
    return {name: value for name, value in values.items() if name not in originals}
