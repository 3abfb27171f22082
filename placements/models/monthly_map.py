"""How many experts were where at the end of a month: written once, and never again."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MonthlyMap(models.Model):
    """`counts` by short name of the programme ("" for all) and code of the region, as numbers of people are told:
    rounded to five, and a region with fewer than five is not in it."""

    month = models.DateField(_("month"), unique=True)
    counts = models.JSONField(_("experts by programme and region"), default=dict)
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)

    class Meta:
        ordering = ["-month"]
        verbose_name = _("experts by region at the end of a month")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
