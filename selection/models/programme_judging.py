"""How the applications of a programme are judged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.models import Programme

from ..enums import Blindness


class ProgrammeJudging(models.Model):
    """What a programme says of all its rounds; without a row each round chooses."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="judging")
    blindness = models.CharField(
        _("do reviewers read names?"), max_length=10, choices=Blindness, default=Blindness.EACH_ROUND
    )

    class Meta:
        verbose_name = _("how applications are judged")

    def __str__(self) -> str:
        return str(self.get_blindness_display())
