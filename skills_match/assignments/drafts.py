"""Where an assignment comes from: blank, a template, or an earlier one."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from wagtail.log_actions import log

from diaspora.files.disk import files_with_rows
from diaspora.models import Institution

from ..models import Assignment
from ..rules import may_write
from .attachments import copy_attachments
from .references import next_reference
from .steps import WRITTEN

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
    "letter",
    "decision_reason",
    "officer",
    "created_at",
    "updated_at",
}
_COPIED_LINES = ("skills", "languages", "questions", "criteria", "allowances", "cost_shares", "sites")


def create_draft(*, institution: Institution, by, values: dict | None = None, key: UUID | None = None) -> Assignment:
    """A new draft of `institution`, with `values` for its fields.

    A form that is sent twice carries the same `key` and makes one draft. Raises PermissionDenied for non-members.
    """
    return draft_once(key=key, by=by, make=lambda: new_draft(institution=institution, by=by, values=values, key=key))


def copy_assignment(*, assignment: Assignment, by, key: UUID | None = None) -> Assignment:
    """A new draft with the terms of `assignment`, its skills, languages, questions, criteria, allowances and documents.

    Dates and decisions are not copied. Only members of the same institution copy. Raises FileRejected when the disk
    does not take the documents; then there is no copy.
    """
    values = {
        field.attname: getattr(assignment, field.attname)
        for field in Assignment._meta.concrete_fields
        # `title` is answered by `title_en` or `title_sw`: copied too, it would write one language into the other.
        if field.name not in _NOT_COPIED and field.name not in WRITTEN
    }

    def make() -> Assignment:
        copy = new_draft(institution=assignment.institution, by=by, values=values, key=key)
        for lines in _COPIED_LINES:
            for line in getattr(assignment, lines).all():
                line.pk = None
                line._state.adding = True
                line.assignment = copy
                line.save()
        copy_attachments(source=assignment, to=copy)
        return copy

    return draft_once(key=key, by=by, make=make)


def form_key(carried: str) -> UUID:
    """The key of the form that was pressed; a new one where it carries none."""
    try:
        return UUID(carried)
    except ValueError:
        return uuid4()


def draft_once(*, key: UUID | None, by, make: Callable[[], Assignment]) -> Assignment:
    """Run `make` in one transaction. When the form with `key` made its draft before, undo and answer with that."""
    try:
        with files_with_rows():
            return make()
    except IntegrityError:
        made = Assignment.objects.filter(form_key=key, author=by).first() if key else None
        if made is None:
            raise
        return made


def new_draft(*, institution: Institution, by, values: dict | None, key: UUID | None) -> Assignment:
    """The bare draft, logged. Raises IntegrityError for a `key` that was used before."""
    if not may_write(by, institution):
        raise PermissionDenied
    assignment = Assignment.objects.create(
        institution=institution, author=by, reference=next_reference(), form_key=key, **(values or {})
    )
    log(instance=assignment, action="assignment.created", user=by)
    return assignment
