"""Heads of institutions: they stand behind a request without an account, and each side has a file of its own."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Name, Title

from ..enums import FileSide
from .assignment import Assignment


class HeadAsked(models.Model):
    """A head who is asked by link to sign something. `key` is new with each asking, so that older links end."""

    name = Name(_("name of the head"), max_length=150)
    position = Title(_("position"), max_length=150)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language of the letter"), max_length=10, choices=settings.FULL_LANGUAGES)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))

    class Meta:
        abstract = True


class HeadSupport(HeadAsked):
    """The head stands behind a request. `fingerprint` is that of the brief that was signed."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="head_support")
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True)

    class Meta:
        verbose_name = _("signature of the head under a request")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signed_at=None, fingerprint="")
                | (models.Q(signed_at__isnull=False) & ~models.Q(fingerprint="")),
                name="a_signed_request_never_lacks_its_fingerprint",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.assignment}"


class FileReference(models.Model):
    """The number under which one side keeps the paper of an assignment (Kumb. Na.)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="file_references")
    side = models.CharField(_("side"), max_length=6, choices=FileSide)
    number = Title(_("file reference"), max_length=60)

    class Meta:
        ordering = ["side"]
        verbose_name = _("file reference")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "side"], name="only_one_file_reference_of_each_side")
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.number}"
