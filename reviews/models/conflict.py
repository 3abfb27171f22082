"""Why somebody must not judge a file."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ConflictKind
from .subject import Subject


class Conflict(models.Model):
    """From here on the file does not exist for `user`, on no page of the portal, until the round is dropped."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("why"), max_length=10, choices=ConflictKind)
    text = models.TextField(_("in the reviewer’s words"), max_length=1000, blank=True)
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        ordering = ["noted_at", "pk"]
        verbose_name = _("conflict of interest")
        constraints = [
            models.UniqueConstraint(fields=["subject", "user"], name="only_one_conflict_per_person_and_file"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
