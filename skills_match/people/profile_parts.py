"""The parts of a profile that skills_match keeps: skills and occupation."""

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diaspora.enums import PartState
from diaspora.models import Profile
from diaspora.models.profile import years_in_words
from diaspora.profiles.parts import ProfilePart, Row, register_part

from ..models import Concept, PersonOccupation, PersonSkill


def person_skills(profile: Profile) -> list[PersonSkill]:
    """The skills of a profile with their labels, best first, in three queries at any length."""
    return list(PersonSkill.objects.filter(profile=profile).prefetch_related(_labels("skill")))


def person_occupations(profile: Profile) -> list[PersonOccupation]:
    return list(PersonOccupation.objects.filter(profile=profile).prefetch_related(_labels("occupation")))


def skill_text(row: PersonSkill) -> str:
    values = {"level": row.level_word, "years": years_in_words(row.years)}
    return _("%(level)s, %(years)s") % values if row.years else values["level"]


def skills_state(profile: Profile) -> PartState:
    return PartState.DONE if PersonSkill.objects.filter(profile=profile).exists() else PartState.NOT_STARTED


def skills_rows(profile: Profile) -> list[Row]:
    return [(row.skill.label, capfirst(skill_text(row))) for row in person_skills(profile)] or [(_("Skills"), "")]


def occupation_state(profile: Profile) -> PartState:
    return PartState.DONE if PersonOccupation.objects.filter(profile=profile).exists() else PartState.NOT_STARTED


def occupation_rows(profile: Profile) -> list[Row]:
    return [
        (_("Main occupation") if row.is_main else _("Other occupation"), capfirst(row.occupation.label))
        for row in person_occupations(profile)
    ] or [(_("Main occupation"), "")]


def _labels(name: str) -> Prefetch:
    return Prefetch(name, queryset=Concept.objects.with_labels())


def register_parts() -> None:
    register_part(ProfilePart("skills", gettext_lazy("Your skills"), "my:skills", 20, skills_state, skills_rows))
    register_part(
        ProfilePart(
            "occupation", gettext_lazy("Your occupation"), "my:occupation", 30, occupation_state, occupation_rows
        )
    )
