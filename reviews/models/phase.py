"""A phase of a round: who sees what, and who may change it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class ReviewPhase(models.Model):
    """From the first to the last day of a phase, what it hides is hidden from every reviewer of the round.

    The scores of others are never shown before one's own are given, whatever the phase says.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="phases")
    number = models.PositiveSmallIntegerField(_("number"))
    shows_names = models.BooleanField(_("names, employers and contacts are shown"), default=True)
    shows_cv = models.BooleanField(_("the CV is shown"), default=True)
    shows_others = models.BooleanField(_("the scores of others are shown after one’s own"), default=True)
    may_change = models.BooleanField(_("scores may be given and changed"), default=True)
    due_on = models.DateField(_("last day for scores"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("phase")
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="only_one_phase_of_a_number_in_each_round")
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_blind(self) -> bool:
        return not self.shows_names
