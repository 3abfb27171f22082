"""Whom to call for an expert, and everyone in a region asked whether they are safe."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import Region

from .placement import Placement


class EmergencyDetail(models.Model):
    """What an expert wants helpers to know: whom to call at home, and a word for whoever helps."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="emergency")
    name = models.CharField(_("whom we call"), max_length=150)
    relation = models.CharField(_("who this is to you"), max_length=100, blank=True)
    phone = models.CharField(_("telephone, with country code"), max_length=30)
    helpers = models.CharField(_("what helpers must know"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("emergency detail")

    def __str__(self) -> str:
        return f"{self.name}, {self.phone}"


class RegionMessage(models.Model):
    """One message to everyone on assignment in a region. It runs until the office closes it."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", verbose_name=_("region"))
    text = models.CharField(_("message"), max_length=500)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("message to a region")
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=models.Q(closed_at=None), name="only_one_running_message_a_region"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.sent_at:%Y-%m-%d}"


class SafetyAnswer(models.Model):
    """Whether one expert is safe. Without `answered_at` nobody knows yet; the last word counts."""

    message = models.ForeignKey(RegionMessage, on_delete=models.CASCADE, related_name="answers")
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="safety_answers")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    is_safe = models.BooleanField(_("safe"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer about safety")
        constraints = [
            models.UniqueConstraint(fields=["message", "placement"], name="everyone_is_asked_once_a_message"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, is_safe=None)
                | models.Q(answered_at__isnull=False, is_safe__isnull=False),
                name="an_answer_about_safety_never_lacks_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message}: {self.placement_id}"
