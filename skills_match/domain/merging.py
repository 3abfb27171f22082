"""Two concepts that are one: everything that names the one moves to the other, and nobody loses a skill by it."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from diaspora.models import User

from ..enums import ChangeKind, Importance
from ..models import (
    Assignment,
    AssignmentSkill,
    Concept,
    ConceptSuggestion,
    PersonOccupation,
    PersonSkill,
    SkillLink,
)
from .changes import record_change


class MergeError(Exception):
    """Why two concepts cannot become one; the text is for people."""


@transaction.atomic
def merge_concepts(*, concept: Concept, into: Concept, by: User) -> Concept:
    """Make `into` stand for `concept`, for good: loading a taxonomy again does not undo it. Returns `into`.

    In order: what was merged into `concept` before follows; people's and assignments' rows move, of two the higher
    level stays; words, relations and links are handed down; engines are told to read again.
    Raises MergeError for two kinds, the same concept, or one that is not in use.
    """
    from .layers import inherit

    locked = Concept.objects.select_for_update(of=("self",)).in_bulk(sorted({concept.pk, into.pk}))
    concept, into = locked[concept.pk], locked[into.pk]
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
    log(instance=concept, action="concept.merged", user=by, data={"into": into.pk, "code": into.code})
    record_change(kind=ChangeKind.TAXONOMY, object_id=into.pk)
    return into


def move_rows() -> None:
    """Let every row of a person or an assignment that names a merged concept name the one that stands for it."""
    _move_person_skills()
    _move_person_occupations()
    _move_assignment_skills()
    _move_assignment_occupations()
    for suggestion in ConceptSuggestion.objects.filter(concept__merged_into__isnull=False).select_related("concept"):
        suggestion.concept_id = suggestion.concept.merged_into_id if suggestion.concept else None
        suggestion.save(update_fields=["concept"])


def _stands_for(concept: Concept) -> Concept:
    return concept.merged_into or concept


def _move_person_skills() -> None:
    touched = set()
    rows = PersonSkill.objects.filter(skill__merged_into__isnull=False)
    for row in rows.select_related("skill__merged_into").select_for_update(of=("self",)).order_by("id"):
        kept = _stands_for(row.skill)
        twin = PersonSkill.objects.filter(profile=row.profile_id, skill=kept).first()
        if twin is None:
            row.skill = kept
            row.save(update_fields=["skill"])
        else:
            twin.level, twin.years = max(twin.level, row.level), max(twin.years, row.years)
            twin.last_used_year = max(twin.last_used_year or 0, row.last_used_year or 0) or None
            row.delete()
            twin.save()
        touched.add(row.profile_id)
    _tell(ChangeKind.PROFILE, touched)


def _move_person_occupations() -> None:
    touched = set()
    rows = PersonOccupation.objects.filter(occupation__merged_into__isnull=False)
    for row in rows.select_related("occupation__merged_into").select_for_update(of=("self",)).order_by("id"):
        kept = _stands_for(row.occupation)
        twin = PersonOccupation.objects.filter(profile=row.profile_id, occupation=kept).first()
        if twin is None:
            row.occupation = kept
            row.save(update_fields=["occupation"])
        else:
            row.delete()
            twin.is_main = twin.is_main or row.is_main
            twin.save()
        touched.add(row.profile_id)
    _tell(ChangeKind.PROFILE, touched)


def _move_assignment_skills() -> None:
    touched = set()
    rows = AssignmentSkill.objects.filter(skill__merged_into__isnull=False)
    for row in rows.select_related("skill__merged_into").select_for_update(of=("self",)).order_by("id"):
        kept = _stands_for(row.skill)
        twin = AssignmentSkill.objects.filter(assignment=row.assignment_id, skill=kept).first()
        if twin is None:
            row.skill = kept
            row.save(update_fields=["skill"])
        else:
            twin.level = max(twin.level, row.level)
            if Importance.MUST in (twin.importance, row.importance):
                twin.importance = Importance.MUST
            row.delete()
            twin.save()
        touched.add(row.assignment_id)
    _tell(ChangeKind.ASSIGNMENT, touched)


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
