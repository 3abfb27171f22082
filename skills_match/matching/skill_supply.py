"""Which skills that an assignment asks for are rare among the people who may be proposed."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from casework.languages import reading_language
from diaspora.models import Profile

from ..enums import Importance
from ..models import Assignment, PersonSkill
from ..vocabulary.picker import vocabulary
from .runs import who_meets_musts


@dataclass(frozen=True)
class Supply:
    """How many hold one skill at the level asked or above, and how many below it."""

    skill: str
    is_must: bool
    level_word: str
    meeting: int
    below: int


@dataclass(frozen=True)
class SkillSupply:
    """Of `people` who may be proposed `all_musts` meet every required skill. The rarest skill comes first."""

    people: int
    all_musts: int
    skills: tuple[Supply, ...]


def skill_supply(*, assignment: Assignment) -> SkillSupply:
    """Counts for the skills of `assignment`. Three queries at any number of skills and people."""
    people = Profile.objects.matchable()
    asked = list(assignment.skills.all())
    counts: Counter[tuple[int, int]] = Counter()
    held = PersonSkill.objects.filter(skill__in=[row.skill_id for row in asked], profile__in=people)
    for skill, level, number in held.order_by().values_list("skill", "level").annotate(number=Count("pk")):
        counts[skill, level] = number
    words, language = vocabulary(), reading_language()
    rows = [
        Supply(
            skill=words.label(row.skill_id, language),
            is_must=row.importance == Importance.MUST,
            level_word=row.level_word,
            meeting=sum(counts[row.skill_id, level] for level in range(row.level, 5)),
            below=sum(counts[row.skill_id, level] for level in range(1, row.level)),
        )
        for row in asked
    ]
    matchable = set(people.values_list("pk", flat=True))
    meeting = who_meets_musts(assignment=assignment)
    return SkillSupply(
        people=len(matchable),
        all_musts=len(matchable if meeting is None else meeting & matchable),
        skills=tuple(sorted(rows, key=lambda row: (row.meeting, not row.is_must, row.skill))),
    )
