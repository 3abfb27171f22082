"""A document that takes longer than a page may: asked for as a row, written by the worker, kept in it."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MadeLater(models.Model):
    """`casework.documents.made_later` writes it. `fingerprint` says of what it is: when that changes, it is handed out
    no more."""

    fingerprint = models.CharField(max_length=64)
    content = models.BinaryField(null=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    #: A worker that died while it made one gives it back at this moment.
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


def asked_once_more() -> dict[str, Any]:
    """What a row begins with that is asked for once more."""
    return {"content": None, "asked_at": timezone.now(), "made_at": None, "leased_until": None, "attempts": 0}
