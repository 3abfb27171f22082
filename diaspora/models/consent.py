"""Consents: one row each time somebody says yes, closed when it is withdrawn."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ConsentPurpose, LookedAt


class Consent(models.Model):
    """A yes to one purpose, with the version of the text that was read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=20, choices=ConsentPurpose)
    text_version = models.CharField(_("version of the text"), max_length=20)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="only_one_open_consent_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()


class FileAccess(models.Model):
    """Somebody else opened a person's file. The person can see it; it is never edited."""

    subject = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="file_accesses")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    viewer_role = models.CharField(_("who opened it"), max_length=200)
    what = models.CharField(_("what was opened"), max_length=40)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.viewer_role}: {self.what}"

    @property
    def what_label(self) -> str:
        """What was opened, in the words of the person whom it is about."""
        return str(LookedAt(self.what).label) if self.what in LookedAt.values else self.what
