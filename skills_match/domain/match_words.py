"""What the numbers of matches are called, and what a card shows of a person, in the active language."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils.translation import get_language

from diaspora.models import Language

from ..enums import LEVEL_WORDS, SkillLevel
from ..matching.names import Names
from ..matching.score import Parts
from ..models import Concept, PersonOccupation, PersonSkill
from .vocabulary import vocabulary

#: Skills on a card, the best ones.
ON_A_CARD = 8


def names_of(scored: Iterable[Parts]) -> Names:
    """The names of all skills and languages in some scores."""
    words, language = vocabulary(), (get_language() or "en")[:2]
    skills: dict[int, str] = {}
    languages: set[int] = set()
    for parts in scored:
        for part in parts.skills:
            for skill in (part.skill, part.via):
                if skill is not None:
                    skills[skill] = words.label(skill, language)
        languages |= {part.language for part in parts.languages}
    return Names(skills, {pk: row.name for pk, row in Language.objects.in_bulk(list(languages)).items()})


def shown_of(profiles: Iterable[int]) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Main occupation and best skills by profile: what a card shows of somebody without a name."""
    words, ids, language = vocabulary(), list(profiles), (get_language() or "en")[:2]
    labelled = Prefetch("occupation", queryset=Concept.objects.with_labels())
    held = PersonOccupation.objects.filter(profile__in=ids).order_by("is_main", "id").prefetch_related(labelled)
    occupations = {row.profile_id: row.occupation.label for row in held}
    skills: dict[int, tuple[str, ...]] = {}
    for row in PersonSkill.objects.filter(profile__in=ids).order_by("-level", "-years", "id"):
        shown = f"{words.label(row.skill_id, language)} ({LEVEL_WORDS[SkillLevel(row.level)]})"
        skills[row.profile_id] = (*skills.get(row.profile_id, ()), shown)
    return occupations, {pk: shown[:ON_A_CARD] for pk, shown in skills.items()}
