"""People who apply for one assignment together, under one code."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .application import Application
from .assignment import Assignment

#: More than that is no team for a short assignment.
TEAM_AT_MOST = 6


class Team(models.Model):
    """Applications for one assignment that are decided together, and alike. Whoever has `code` may join."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="teams")
    code = models.CharField(_("team code"), max_length=9, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("team")

    def __str__(self) -> str:
        return self.code


class TeamPlace(models.Model):
    """One application in a team; `slot` keeps a team from growing without end."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="places")
    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="team_place")
    slot = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(TEAM_AT_MOST)])
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slot"]
        constraints = [
            models.UniqueConstraint(fields=["team", "slot"], name="nobody_shares_a_place_in_a_team"),
            models.CheckConstraint(
                condition=models.Q(slot__range=(1, TEAM_AT_MOST)), name="a_team_has_only_so_many_places"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} – {self.slot}"
