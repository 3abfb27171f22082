"""An offer: what somebody is asked to say yes or no to, and until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models import Application

from ..enums import DeclineReason


class Offer(models.Model):
    """The offer of one place to one person, as it was released: what is being prepared is a `PreparedDecision`."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="offer")
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True, editable=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    terms = models.TextField(_("terms"), max_length=4000, blank=True)
    decline_reason = models.CharField(_("why it was declined"), max_length=12, choices=DeclineReason, blank=True)
    decline_text = models.TextField(_("in the person’s words"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("offer")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(released_at=None) | models.Q(answer_by__isnull=False),
                name="an_offer_never_lacks_its_last_day",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"))
                | models.Q(ends_on=None)
                | models.Q(starts_on=None),
                name="offered_days_never_end_before_they_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)


class OfferLine(models.Model):
    """An allowance as it was offered; a later change of rates does not touch it. `amount_minor` is in the smallest unit
    of `currency`."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=12, choices=AllowanceKind)
    unit = models.CharField(_("paid"), max_length=6, choices=AllowanceUnit)
    amount_minor = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    source = models.CharField(_("source of the rate"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("allowance of an offer")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount_minor} {self.currency}"
