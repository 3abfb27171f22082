"""Rows of people and assignments that name a merged concept move to the one that stands for it."""

from collections.abc import Callable
from typing import Any

from django.db import models

from ..enums import ChangeKind, Importance
from ..models import Assignment, AssignmentSkill, Concept, ConceptSuggestion, PersonOccupation, PersonSkill
from ..search_server.changes import record_changes

#: Rows written with one query.
BATCH = 500


def move_rows() -> None:
    """Let every row of a person or an assignment that names a merged concept name the one that stands for it."""
    _move(PersonSkill, of="profile", names="skill", join=_higher_level, kind=ChangeKind.PROFILE)
    _move(PersonOccupation, of="profile", names="occupation", join=_main_of_both, kind=ChangeKind.PROFILE)
    _move(AssignmentSkill, of="assignment", names="skill", join=_stricter, kind=ChangeKind.ASSIGNMENT)
    _move_assignment_occupations()
    suggestions = ConceptSuggestion.objects.filter(concept__merged_into__isnull=False)
    suggestions.update(concept=_standing_for("concept"))


def _move(
    model: type[models.Model], *, of: str, names: str, join: Callable[[Any, Any], None], kind: ChangeKind
) -> None:
    """Rows `of` a person or an assignment that name a merged concept. Where the other one is named already, the two
    rows become one: `join` brings into the row that stays what the other one says.

    A fixed number of queries: a skill that many people have is merged while its row is held.
    """
    merged = model._default_manager.filter(**{f"{names}__merged_into__isnull": False})
    rows: list[Any] = list(merged.select_related(names).select_for_update(of=("self",)).order_by("id"))
    holders = {getattr(row, f"{of}_id") for row in rows}
    kept = {getattr(row, names).merged_into_id for row in rows}
    named = model._default_manager.filter(**{f"{of}__in": holders, f"{names}__in": kept})
    stays = {(getattr(row, f"{of}_id"), getattr(row, f"{names}_id")): row for row in named}
    gone, joined = [], set()
    for row in rows:
        twin = stays.setdefault((getattr(row, f"{of}_id"), getattr(row, names).merged_into_id), row)
        if twin is not row:
            join(twin, row)
            gone.append(row.pk)
            joined.add(twin)
    model._default_manager.filter(pk__in=gone).delete()
    model._default_manager.bulk_update(joined, _JOINED[model], batch_size=BATCH)
    merged.update(**{names: _standing_for(names)})
    _tell(kind, holders)


def _standing_for(name: str) -> models.Subquery:
    """The concept into which the one that the row names was merged."""
    return models.Subquery(Concept.objects.filter(pk=models.OuterRef(name)).values("merged_into"))


def _higher_level(stays: PersonSkill, goes: PersonSkill) -> None:
    stays.level, stays.years = max(stays.level, goes.level), max(stays.years, goes.years)
    stays.last_used_year = max(stays.last_used_year or 0, goes.last_used_year or 0) or None


def _main_of_both(stays: PersonOccupation, goes: PersonOccupation) -> None:
    stays.is_main = stays.is_main or goes.is_main


def _stricter(stays: AssignmentSkill, goes: AssignmentSkill) -> None:
    stays.level = max(stays.level, goes.level)
    if Importance.MUST in (stays.importance, goes.importance):
        stays.importance = Importance.MUST


#: The fields that a join may change.
_JOINED: dict[type[models.Model], list[str]] = {
    PersonSkill: ["level", "years", "last_used_year"],
    PersonOccupation: ["is_main"],
    AssignmentSkill: ["level", "importance"],
}


def _move_assignment_occupations() -> None:
    moved = Assignment.objects.filter(occupation__merged_into__isnull=False)
    touched = set(moved.values_list("pk", flat=True))
    moved.update(occupation=_standing_for("occupation"))
    _tell(ChangeKind.ASSIGNMENT, touched)


def _tell(kind: ChangeKind, ids: set[int]) -> None:
    record_changes(kind=kind, object_ids=sorted(ids))
