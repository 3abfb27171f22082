"""E-mails that are written already: links to confirm an address or to choose a new password, farewells, and what
editors hear of a workflow."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import Mailable


class WrittenEmail(Mailable):
    """One e-mail to an address, which may belong to no account. It may hold a secret link, so it goes once sent."""

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        ordering = ["written_at", "id"]
        verbose_name = _("written e-mail")
        verbose_name_plural = _("written e-mails")
        indexes = [
            models.Index(fields=["email_due_at"], condition=models.Q(emailed_at=None), name="written_emails_to_send"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
