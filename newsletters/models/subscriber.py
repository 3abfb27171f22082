"""Who asked for the newsletter, how, and what they agreed to."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.models import Topic

from ..enums import ConsentSource


class SubscriberQuerySet(models.QuerySet):
    def at(self, address: str) -> "SubscriberQuerySet":
        return self.filter(email=address.lower())

    def waiting(self) -> "SubscriberQuerySet":
        """Asked for, and nobody with that mailbox has said yes."""
        return self.filter(confirmed_at=None)

    def reading(self) -> "SubscriberQuerySet":
        """Those to whom a newsletter goes that starts now."""
        is_pausing = models.Q(paused_until__gt=timezone.now())
        return self.filter(confirmed_at__isnull=False, left_at=None).exclude(is_pausing)


class Subscriber(models.Model):
    """One address. It gets nothing but the letter that asks until its owner has confirmed."""

    email = models.EmailField(_("e-mail address"), unique=True, help_text=_("In small letters."))
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    source = models.CharField(_("where from"), max_length=10, choices=ConsentSource, default=ConsentSource.FORM)
    source_note = models.CharField(_("which list"), max_length=200, blank=True)
    consent_text = models.TextField(_("what was agreed to"), help_text=_("In the words that the person read."))
    consented_on = models.DateField(_("agreed on"), default=timezone.localdate)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    #: Part of what the links sign: a new one ends the links before.
    link_key = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["email"]
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(confirmed_at__isnull=False),
                name="nobody_leaves_who_never_confirmed",
            )
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_reading(self) -> bool:
        return bool(self.confirmed_at) and not self.left_at
