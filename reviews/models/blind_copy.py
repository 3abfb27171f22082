"""A text of a file without what tells who wrote it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .subject import Subject


class BlindCopy(models.Model):
    """What reviewers read of one text while names are hidden: nothing until the office has accepted it."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="copies")
    key = models.CharField(_("which text"), max_length=40)
    text = models.TextField(_("without names"), max_length=12_000, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("blind copy")
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="only_one_blind_copy_of_each_text"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
