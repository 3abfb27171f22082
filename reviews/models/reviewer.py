"""Who judges in a round, for which side."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class Reviewer(models.Model):
    """Somebody who judges in a round. Who left gets no more files; what they gave counts, account or not."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reviewers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reviewing")
    side = models.CharField(_("side"), max_length=20)
    left_at = models.DateTimeField(_("left"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["side", "pk"]
        verbose_name = _("reviewer")
        constraints = [
            models.UniqueConstraint(fields=["round", "user"], name="nobody_judges_twice_in_one_round"),
        ]

    def __str__(self) -> str:
        return str(self.user or _("Deleted account"))
