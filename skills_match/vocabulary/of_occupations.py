"""Skills by the name of a person: who types `nesi` or "nurse" looks for what a nurse can do."""

from collections import Counter

from ..enums import ConceptKind
from ..models import OccupationSkill
from ..words import fold
from .index import Vocabulary
from .stems import forms_of

#: What an essential skill of one occupation counts more than an optional one.
_ESSENTIAL = 3


def occupations_called(text: str, words: Vocabulary) -> list[int]:
    """Occupations that have exactly this name; where there is none, those whose names say more of the same person:
    `fundi umeme`, "paediatric nurse"."""
    asked = fold(text)
    forms = forms_of(words.words.completed(asked)) if asked and " " not in asked else [asked]
    named = {concept for form in forms for concept in words.means(form)}
    return words.of_kind(named, ConceptKind.OCCUPATION) or words.headed_by(forms, ConceptKind.OCCUPATION)


def skills_of(occupations: list[int], *, limit: int) -> list[int]:
    """What these occupations name, what most of them hold essential first."""
    worth: Counter[int] = Counter()
    rows = OccupationSkill.objects.in_use().filter(occupation__in=occupations).order_by("id")
    for skill, is_essential in rows.values_list("skill_id", "is_essential"):
        worth[skill] += _ESSENTIAL if is_essential else 1
    return [skill for skill, _worth in worth.most_common(limit)]
