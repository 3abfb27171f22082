"""The outbox of the matching index: one row for each change that an engine has to read again."""

from django.db import models

from ..enums import ChangeKind


class IndexChange(models.Model):
    """Written in the transaction of its cause. `id` is the sequence number that engines remember."""

    kind = models.CharField(max_length=12, choices=ChangeKind)
    object_id = models.PositiveBigIntegerField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
