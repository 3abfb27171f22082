"""Notes that something changed which everybody reads."""

from django.db import models
from django.db.models.functions import Now


class ShownChange(models.Model):
    """Written by triggers alone (casework/shown/triggers.py), so that no writing can forget it."""

    noted_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}, {self.noted_at}"
