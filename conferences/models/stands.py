"""Who a stand would like to stay in touch with, and whether that person wants it too."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .events import EventPartner
from .registrations import Delegate


class StandRequest(models.Model):
    """A ticket was scanned at a stand. Nothing about the delegate passes before they have said yes."""

    partner = models.ForeignKey(EventPartner, models.CASCADE, related_name="requests", verbose_name=_("stand"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="stand_requests", verbose_name=_("delegate"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("request of a stand")
        verbose_name_plural = _("requests of stands")
        constraints = [
            models.UniqueConstraint(fields=["partner", "delegate"], name="a_stand_asks_a_delegate_only_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(declined_at=None), name="nobody_confirms_and_declines_a_request"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: #{self.pk}"
