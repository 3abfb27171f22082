"""Messages about one case between its sides: whoever asks, whoever answers, and a third one."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Thread(models.Model):
    """The messages about one record."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    #: Since when the side that answers owes one.
    waits_since = models.DateTimeField(_("waits for an answer since"), null=True, blank=True)

    class Meta:
        verbose_name = _("messages about a case")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="only_one_thread_a_record")]
        indexes = [
            models.Index(fields=["waits_since"], condition=~models.Q(waits_since=None), name="threads_to_answer")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ThreadMessage(models.Model):
    """What one side wrote. `kept_from` is the side that does not read it; the side that answers reads everything."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    side = models.CharField(_("side"), max_length=12)
    kept_from = models.CharField(_("not read by"), max_length=12, blank=True)
    text = models.TextField(_("message"), max_length=4000)
    #: Of the form that sent it: pressed twice it sends one message.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("message")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(side=models.F("kept_from")), name="nobody_keeps_a_message_from_their_own_side"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="a_message_never_lacks_its_text"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ThreadReading(models.Model):
    """How far somebody has read, and whether they were told of something new since."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thread_readings")
    side = models.CharField(_("side"), max_length=12)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    told_at = models.DateTimeField(_("told of new messages"), null=True, blank=True)

    class Meta:
        verbose_name = _("how far somebody has read")
        constraints = [
            models.UniqueConstraint(fields=["thread", "user"], name="somebody_reads_a_thread_at_one_place_only")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
