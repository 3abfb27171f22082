"""What was erased and is not yet in the list outside of this database."""

from django.db import models
from django.utils import timezone


class Erasure(models.Model):
    """Something was erased for good, and is not yet in the list outside of this database (casework.erasures).

    `key` names the row in a way that says nothing about anybody once the row is gone.
    """

    kind = models.SlugField(max_length=40)
    key = models.CharField(max_length=200)
    erased_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
