"""What the numbers of matches are called, and what a card shows of a person, in the active language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from casework.languages import reading_language
from diaspora.models import Language

from ..enums import LEVEL_WORDS
from ..models import PersonOccupation, PersonSkill
from ..vocabulary.index import Vocabulary
from .score import Score

#: Skills on a card, the best ones.
ON_A_CARD = 8


@dataclass(frozen=True)
class ShownNames:
    """Labels by id. What is in the list no more gets a name that says so: an old run is read years later."""

    skills: Mapping[int, str] = field(default_factory=dict)
    languages: Mapping[int, str] = field(default_factory=dict)
    #: By language and part of a score, the line that says it: people of one list have most lines in common.
    said: dict[tuple[str | None, Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def skill(self, pk: int) -> str:
        return self.skills.get(pk) or _("a skill that is no longer listed")

    def language(self, pk: int) -> str:
        return self.languages.get(pk) or _("a language that is no longer listed")


def names_of(scored: Iterable[Score], words: Vocabulary) -> ShownNames:
    """The names of all skills and languages in some scores. One query."""
    language = reading_language()
    skills: dict[int, str] = {}
    languages: set[int] = set()
    for score in scored:
        for part in score.skills:
            for skill in (part.skill, part.via):
                if skill is not None:
                    skills[skill] = words.label(skill, language)
        languages |= {part.language for part in score.languages}
    return ShownNames(skills, {pk: row.name for pk, row in Language.objects.in_bulk(list(languages)).items()})


def shown_of(profiles: Sequence[int], words: Vocabulary) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Main occupation and best skills by profile: what a card shows of somebody without a name. Two queries."""
    language = reading_language()
    levels = {level.value: str(word) for level, word in LEVEL_WORDS.items()}
    return main_occupations(profiles, words), {
        profile: tuple(f"{words.label(skill, language)} ({levels[level]})" for skill, level in skills[:ON_A_CARD])
        for profile, skills in best_skills(profiles).items()
    }


def main_occupations(profiles: Sequence[int], words: Vocabulary) -> dict[int, str]:
    """The name of the main occupation by profile. One query."""
    language = reading_language()
    held = PersonOccupation.objects.filter(profile__in=profiles).order_by("is_main", "-id")
    return {
        profile: words.label(occupation, language)
        for profile, occupation in held.values_list("profile_id", "occupation_id")
    }


def best_skills(profiles: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """(skill, level) of each profile, best first. One query."""
    best: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = PersonSkill.objects.filter(profile__in=profiles).order_by("-level", "-years", "id")
    for profile, skill, level in rows.values_list("profile_id", "skill_id", "level"):
        best[profile].append((skill, level))
    return best
