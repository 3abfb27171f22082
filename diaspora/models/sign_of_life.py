"""When a process that nobody sees was last well."""

from django.db import models
from django.utils import timezone


class SignOfLifeManager(models.Manager):
    def note(self, name: str) -> None:
        """`name` is well now."""
        self.update_or_create(name=name, defaults={"noted_at": timezone.now()})

    def age(self, name: str) -> float | None:
        """Seconds since `name` was well; None when it never was."""
        noted_at = self.filter(name=name).values_list("noted_at", flat=True).first()
        return None if noted_at is None else (timezone.now() - noted_at).total_seconds()


class SignOfLife(models.Model):
    """One row for each kind of process: several workers renew the same one."""

    name = models.CharField(max_length=30, unique=True)
    noted_at = models.DateTimeField()

    objects = SignOfLifeManager()

    def __str__(self) -> str:
        return self.name
