"""Payments of a claim, each by a reference of its own."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .claim import Claim


class ClaimPayment(models.Model):
    """What was paid outside of the portal, in the smallest unit of the claim's currency. Money that the bank sent back
    stays here with the day on which it came back and why, and counts no more."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="payments")
    amount_minor = models.PositiveBigIntegerField(_("amount"))
    paid_on = models.DateField(_("paid on"))
    reference = models.CharField(_("reference of the payment"), max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("reported"), default=timezone.now)
    came_back_on = models.DateField(_("came back on"), null=True, blank=True)
    came_back_reason = models.CharField(_("why it came back"), max_length=300, blank=True)

    class Meta:
        ordering = ["paid_on", "pk"]
        verbose_name = _("payment of a claim")
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="only_one_claim_is_paid_by_a_reference"),
            models.CheckConstraint(condition=~models.Q(reference=""), name="a_payment_never_lacks_its_reference"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gte=1), name="a_payment_of_a_claim_is_never_nothing"
            ),
            models.CheckConstraint(
                condition=models.Q(came_back_on=None, came_back_reason="")
                | (models.Q(came_back_on__gte=models.F("paid_on")) & ~models.Q(came_back_reason="")),
                name="what_came_back_never_lacks_day_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
