"""Who wants a letter that says what waits for them, and the letters."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.models import LetterKind, Mailable

from ..enums import DigestRhythm


class DigestChoice(models.Model):
    """Without a row no such letters are sent."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_choice")
    rhythm = models.CharField(_("how often"), max_length=8, choices=DigestRhythm)
    #: The day of the next letter, which is written in its morning.
    next_on = models.DateField(_("next letter on"))
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("letters about what waits")
        indexes = [models.Index(fields=["next_on"], name="digests_by_their_day")]

    def __str__(self) -> str:
        return self.get_rhythm_display()


class DigestLetter(Mailable):
    """What waits on one day for one person. Its text is written when it is sent, so that it says what is true then."""

    letter_kind = LetterKind.DIGEST

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_letters")
    day = models.DateField(_("day"))
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        ordering = ["-day", "-id"]
        verbose_name = _("letter about what waits")
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="what_waits_is_told_only_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["email_due_at"], condition=models.Q(emailed_at=None), name="digests_to_send"),
        ]

    def __str__(self) -> str:
        return f"{self.day}"
