"""Rows of people and assignments that name a merged concept move to the one that stands for it."""

from collections.abc import Callable
from typing import Any

from django.db import models

from ..enums import ChangeKind, Importance
from ..models import Assignment, AssignmentSkill, Concept, ConceptSuggestion, PersonOccupation, PersonSkill
from ..search_server.changes import record_change


def move_rows() -> None:
    """Let every row of a person or an assignment that names a merged concept name the one that stands for it."""
    _move(PersonSkill, of="profile", names="skill", join=_higher_level, kind=ChangeKind.PROFILE)
    _move(PersonOccupation, of="profile", names="occupation", join=_main_of_both, kind=ChangeKind.PROFILE)
    _move(AssignmentSkill, of="assignment", names="skill", join=_stricter, kind=ChangeKind.ASSIGNMENT)
    _move_assignment_occupations()
    for suggestion in ConceptSuggestion.objects.filter(concept__merged_into__isnull=False).select_related("concept"):
        suggestion.concept_id = suggestion.concept.merged_into_id if suggestion.concept else None
        suggestion.save(update_fields=["concept"])


def _move(
    model: type[models.Model], *, of: str, names: str, join: Callable[[Any, Any], None], kind: ChangeKind
) -> None:
    """Rows `of` a person or an assignment that name a merged concept. Where the other one is named already, the two
    rows become one: `join` brings into the row that stays what the other one says."""
    touched = set()
    rows = model._default_manager.filter(**{f"{names}__merged_into__isnull": False})
    for row in rows.select_related(f"{names}__merged_into").select_for_update(of=("self",)).order_by("id"):
        holder, kept = getattr(row, f"{of}_id"), getattr(row, names).merged_into
        twin = model._default_manager.filter(**{of: holder, names: kept}).first()
        if twin is None:
            setattr(row, names, kept)
            row.save(update_fields=[names])
        else:
            row.delete()
            join(twin, row)
            twin.save()
        touched.add(holder)
    _tell(kind, touched)


def _higher_level(stays: PersonSkill, goes: PersonSkill) -> None:
    stays.level, stays.years = max(stays.level, goes.level), max(stays.years, goes.years)
    stays.last_used_year = max(stays.last_used_year or 0, goes.last_used_year or 0) or None


def _main_of_both(stays: PersonOccupation, goes: PersonOccupation) -> None:
    stays.is_main = stays.is_main or goes.is_main


def _stricter(stays: AssignmentSkill, goes: AssignmentSkill) -> None:
    stays.level = max(stays.level, goes.level)
    if Importance.MUST in (stays.importance, goes.importance):
        stays.importance = Importance.MUST


def _move_assignment_occupations() -> None:
    moved = Assignment.objects.filter(occupation__merged_into__isnull=False)
    touched = set(moved.values_list("pk", flat=True))
    standing_for = Concept.objects.filter(pk=models.OuterRef("occupation")).values("merged_into")
    moved.update(occupation=models.Subquery(standing_for))
    _tell(ChangeKind.ASSIGNMENT, touched)


def _tell(kind: ChangeKind, ids: set[int]) -> None:
    for pk in sorted(ids):
        record_change(kind=kind, object_id=pk)
