"""Messages of the organisers to delegates whom they choose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import MessageReaders
from .events import Event
from .offers import Category


class EventMessage(models.Model):
    """Prepared until it is released; then it was sent, once, to everybody whom it was for at that moment."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="messages", verbose_name=_("event"))
    readers = models.CharField(_("who reads it"), max_length=10, choices=MessageReaders)
    category = models.ForeignKey(
        Category,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only this category"),
    )
    subject = models.CharField(_("subject"), max_length=120)
    text = models.TextField(_("text"), max_length=4000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("written by")
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("released by")
    )
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    sent_to = models.PositiveIntegerField(_("sent to so many addresses"), default=0)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("message to delegates")
        verbose_name_plural = _("messages to delegates")
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at__isnull=False) | Q(sent_to=0), name="nothing_is_sent_before_it_is_released"
            )
        ]

    def __str__(self) -> str:
        return self.subject
