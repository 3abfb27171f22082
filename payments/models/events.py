"""What Stripe said happened: only that, and about what. The facts are asked for afterwards."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StripeEvent(models.Model):
    """One event, kept once however often it is delivered. Nothing of its content is kept: it may name a payer, and it
    tells what was true when it was sent."""

    number = models.CharField(_("number at Stripe"), max_length=100)
    kind = models.CharField(_("kind"), max_length=60)
    #: The number of the object that it is about.
    about = models.CharField(_("about"), max_length=100)
    happened_at = models.DateTimeField(_("happened"))
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    #: Never due: it is done, or nothing follows from its kind.
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.CharField(_("last error"), max_length=100, blank=True)

    class Meta:
        ordering = ["received_at", "id"]
        verbose_name = _("event of Stripe")
        verbose_name_plural = _("events of Stripe")
        indexes = [models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="events_to_settle")]
        constraints = [models.UniqueConstraint(fields=["number"], name="an_event_is_kept_only_once")]

    def __str__(self) -> str:
        return self.number
