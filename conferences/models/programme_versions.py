"""A released version of a programme: what readers see, frozen, and what it changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.models import MadeLater

from .events import Event


class ProgrammeVersion(models.Model):
    """`content` and `changes` are written once, by `programme.releasing`, in the shape of `programme.content`.

    Names of speakers are not frozen: who takes back the consent disappears from every version.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="versions", verbose_name=_("event"))
    number = models.PositiveIntegerField(_("number"))
    comment = models.CharField(_("what is new"), max_length=300, blank=True)
    content = models.JSONField(editable=False)
    changes = models.JSONField(editable=False)
    released_at = models.DateTimeField(_("released"), default=timezone.now)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("released by")
    )

    class Meta:
        ordering = ["event", "-number"]
        verbose_name = _("version of a programme")
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="a_version_of_a_programme_is_released_only_once")
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.number}"


class ProgrammePrint(MadeLater):
    """The newest programme in one language as a PDF, kept until it says something else than what is public."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="prints", verbose_name=_("event"))
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)

    class Meta:
        verbose_name = _("printed programme")
        verbose_name_plural = _("printed programmes")
        constraints = [
            models.UniqueConstraint(fields=["event", "language"], name="a_programme_is_printed_only_once_a_language"),
            models.CheckConstraint(
                condition=models.Q(made_at=None) | models.Q(content__isnull=False),
                name="a_print_that_is_made_never_lacks_its_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.language})"
