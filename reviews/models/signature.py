"""A side says yes to a ranking."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .round import Round


class RankingSignature(models.Model):
    """`fingerprint` is that of the ranking and the minutes as they were read. Another ranking needs new signatures."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(_("side"), max_length=20)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=300)
    signed_at = models.DateTimeField(_("signed"), default=timezone.now)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["signed_at", "pk"]
        verbose_name = _("signature")
        constraints = [
            models.UniqueConstraint(fields=["round", "side"], name="only_one_signature_for_each_side"),
            models.UniqueConstraint(fields=["round", "signed_by"], name="nobody_signs_for_two_sides"),
        ]

    def __str__(self) -> str:
        return self.name
