"""What readers write to the programme office through the contact form, and the answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import Mailable
from diaspora.name_fields import Name

from ..enums import ContactTopic


class ContactMessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)


class ContactMessage(Mailable):
    """Written once, never edited; answered once. The e-mail of the row is the answer."""

    topic = models.CharField(_("topic"), max_length=20, choices=ContactTopic)
    name = Name(_("your name"), max_length=150)
    email = models.EmailField(_("your e-mail address"))
    text = models.TextField(_("your message"), max_length=4000)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    answer = models.TextField(_("your answer"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("message")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="") | models.Q(answered_at__isnull=False),
                name="an_answer_always_has_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"
