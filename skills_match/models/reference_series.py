"""Reference numbers: one series a year, counted in the database so that no two assignments share a number."""

from django.db import models


class ReferenceSeries(models.Model):
    """How many references were given out in a year. The row is locked while a number is taken."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
