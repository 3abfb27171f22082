"""What would move if two concepts became one, counted before anybody decides."""

from dataclasses import dataclass

from django.db import models

from ..enums import ConceptKind
from ..models import (
    Assignment,
    AssignmentSkill,
    Concept,
    ConceptLabel,
    OccupationSkill,
    PersonOccupation,
    PersonSkill,
    SkillLink,
)


@dataclass(frozen=True)
class Moving:
    """Everything that names the concept that goes. `people_with_both` of the people name the other one too."""

    people: int
    people_with_both: int
    assignments: int
    relations: int
    links: int
    words: list[str]


def what_moves(*, concept: Concept, into: Concept) -> Moving:
    """Count what `merge_concepts` would move from `concept` to `into`. Changes nothing."""
    people: models.QuerySet
    both: models.QuerySet
    if concept.kind == ConceptKind.SKILL:
        people = PersonSkill.objects.filter(skill=concept)
        both = people.filter(profile__in=PersonSkill.objects.filter(skill=into).values("profile"))
        assignments = AssignmentSkill.objects.filter(skill=concept).count()
    else:
        people = PersonOccupation.objects.filter(occupation=concept)
        both = people.filter(profile__in=PersonOccupation.objects.filter(occupation=into).values("profile"))
        assignments = Assignment.objects.filter(occupation=concept).count()
    named = models.Q(skill=concept) | models.Q(occupation=concept)
    linked = models.Q(skill=concept) | models.Q(other=concept)
    words = ConceptLabel.objects.filter(concept=concept).in_use().order_by("kind", "language", "folded")
    return Moving(
        people=people.count(),
        people_with_both=both.count(),
        assignments=assignments,
        relations=OccupationSkill.objects.filter(named).count(),
        links=SkillLink.objects.filter(linked).count(),
        words=list(words.values_list("text", flat=True)),
    )
