"""The letter of one newsletter to one subscriber: a row before anything is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import LetterKind, Mailable

from .newsletter import Newsletter
from .subscriber import Subscriber


class NewsletterLetter(Mailable):
    """Prepared with all others of its newsletter, and released with them (`email_due_at`)."""

    letter_kind = LetterKind.NEWSLETTER

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="letters")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="letters")

    class Meta:
        ordering = ["id"]
        verbose_name = _("letter of a newsletter")
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "subscriber"], name="a_newsletter_is_written_to_a_subscriber_only_once"
            )
        ]
        indexes = [
            models.Index(fields=["email_due_at"], condition=models.Q(emailed_at=None), name="newsletters_to_send")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
