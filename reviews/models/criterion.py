"""A criterion as a round judges by it, with words for each score."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..scale import HIGHEST
from .round import Round


class ReviewCriterion(models.Model):
    """A criterion of the group, as it was when the round began. `weight` is in percent."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="criteria")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("criterion"), max_length=200)
    weight = models.PositiveSmallIntegerField(_("weight in %"))

    class Meta:
        ordering = ["number"]
        verbose_name = _("criterion")
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="only_one_criterion_of_a_number_in_each_round"),
            models.CheckConstraint(
                condition=models.Q(weight__range=(1, 100)), name="a_criterion_never_weighs_nothing_or_over_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ScoreWord(models.Model):
    """What a score says about one criterion."""

    criterion = models.ForeignKey(ReviewCriterion, on_delete=models.CASCADE, related_name="words")
    value = models.PositiveSmallIntegerField(_("score"))
    text = models.CharField(_("words"), max_length=200)

    class Meta:
        ordering = ["-value"]
        verbose_name = _("words of a score")
        constraints = [
            models.UniqueConstraint(fields=["criterion", "value"], name="only_one_wording_for_each_score"),
            models.CheckConstraint(
                condition=models.Q(value__range=(0, HIGHEST)), name="worded_scores_are_zero_to_four"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.text}"
