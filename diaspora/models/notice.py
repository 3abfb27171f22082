"""Notices: what happened, said in the portal and by e-mail, in the reader's language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import Mailable


class Notice(Mailable):
    """One thing to tell one person. Rendered from templates/notices/<kind>.txt when it is read or sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="notices_about",
        verbose_name=_("about whom"),
    )
    kind = models.SlugField(_("kind"), max_length=60)
    values = models.JSONField(_("details"), default=dict)
    path = models.CharField(_("page"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("notice")
        indexes = [
            models.Index(fields=["email_due_at"], condition=models.Q(emailed_at=None), name="notices_to_send"),
        ]

    def __str__(self) -> str:
        return self.kind
