"""Two concepts that are one: everything that names the one moves to the other, and nobody loses a skill by it."""

from collections.abc import Callable
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from diaspora.models import User

from ..enums import ChangeKind, Importance
from ..models import Assignment, AssignmentSkill, Concept, ConceptSuggestion, PersonOccupation, PersonSkill, SkillLink
from ..search_server.changes import record_change
from .link_table import rename_links


class MergeError(Exception):
    """Why two concepts cannot become one; the text is for people."""


@transaction.atomic
def merge_concepts(*, concept: Concept, into: Concept, by: User) -> Concept:
    """Make `into` stand for `concept`, for good: loading a taxonomy again does not undo it. Returns `into`.

    In order: what was merged into `concept` before follows; people's and assignments' rows move, of two the higher
    level stays; words, relations and links are handed down; engines are told to read again. Doing it again changes
    nothing.
    Raises MergeError for two kinds, the same concept, or one that is not in use.
    """
    from .layers import inherit

    locked = Concept.objects.select_for_update(of=("self",)).in_bulk(sorted({concept.pk, into.pk}))
    concept, into = locked[concept.pk], locked[into.pk]
    if concept.merged_at is not None and concept.merged_into_id == into.pk:
        return into
    if concept.pk == into.pk:
        raise MergeError(_("Choose two different ones."))
    if concept.kind != into.kind:
        raise MergeError(_("A skill and an occupation cannot become one."))
    if not concept.is_active or not into.is_active:
        raise MergeError(_("One of the two is no longer in use."))
    concept.merged.update(merged_into=into)
    concept.is_active, concept.merged_into, concept.merged_at = False, into, timezone.now()
    concept.save(update_fields=["is_active", "merged_into", "merged_at"])
    move_rows()
    _move_links(concept, into)
    inherit()
    rename_links(concept=concept, into=into)
    log(instance=concept, action="concept.merged", user=by, data={"into": into.pk, "code": into.code})
    record_change(kind=ChangeKind.TAXONOMY, object_id=into.pk)
    return into


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


def _move_links(concept: Concept, into: Concept) -> None:
    """Of two links the stronger stays; a link between the two has no meaning any more."""
    for near, far in (("skill", "other"), ("other", "skill")):
        for link in SkillLink.objects.filter(**{near: concept}).order_by("id"):
            end = getattr(link, f"{far}_id")
            twin = SkillLink.objects.filter(**{near: into, f"{far}_id": end}).first()
            if end == into.pk or twin is not None:
                link.delete()
                if twin is not None and twin.strength < link.strength:
                    twin.strength = link.strength
                    twin.save(update_fields=["strength"])
            else:
                setattr(link, near, into)
                link.save(update_fields=[near])


def _tell(kind: ChangeKind, ids: set[int]) -> None:
    for pk in sorted(ids):
        record_change(kind=kind, object_id=pk)
