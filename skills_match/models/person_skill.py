"""What a person can do: skills with a level, and occupations."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.models import Profile

from ..enums import LEVEL_WORDS, SkillLevel
from .concept import Concept


class PersonSkill(models.Model):
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), choices=SkillLevel)
    #: 0 where the person has not said for how many.
    years = models.PositiveSmallIntegerField(_("years"), default=0, validators=[MaxValueValidator(70)])
    last_used_year = models.PositiveSmallIntegerField(_("last used (year)"), null=True, blank=True)

    class Meta:
        ordering = ["-level", "id"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "skill"], name="only_one_level_per_skill_and_profile"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 4)), name="skill_level_is_one_to_four"),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"

    @property
    def level_word(self) -> str:
        return str(LEVEL_WORDS[SkillLevel(self.level)])


class PersonOccupation(models.Model):
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="+")
    is_main = models.BooleanField(_("main occupation"), default=False)

    class Meta:
        ordering = ["-is_main", "id"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "occupation"], name="only_one_row_per_occupation_and_profile"),
            models.UniqueConstraint(
                fields=["profile"], condition=models.Q(is_main=True), name="only_one_main_occupation_per_profile"
            ),
        ]

    def __str__(self) -> str:
        return str(self.occupation)
