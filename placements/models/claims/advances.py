"""How an advance is settled: taken off claims, and what is left paid back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .claim import Claim


class AdvanceSettlement(models.Model):
    """A part of `advance`, in the smallest unit of its currency: taken off `claim` when that was approved, or paid back
    by the expert by `reference`. Together they are `settled_minor` of the advance, never more than was paid."""

    advance = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="settlements")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="taken_off")
    amount_minor = models.PositiveBigIntegerField(_("amount"))
    day = models.DateField(_("day"))
    reference = models.CharField(_("reference of the payment"), max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("reported"), default=timezone.now)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("settlement of an advance")
        constraints = [
            models.UniqueConstraint(fields=["advance", "claim"], name="an_advance_is_taken_off_a_claim_only_once"),
            models.UniqueConstraint(
                fields=["reference"],
                condition=~models.Q(reference=""),
                name="only_one_advance_is_paid_back_by_a_reference",
            ),
            models.CheckConstraint(
                condition=(models.Q(claim=None) & ~models.Q(reference=""))
                | models.Q(claim__isnull=False, reference=""),
                name="an_advance_is_taken_off_a_claim_or_paid_back",
            ),
            models.CheckConstraint(
                condition=models.Q(claim=None) | ~models.Q(claim=models.F("advance")),
                name="no_advance_settles_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gte=1), name="a_settlement_of_an_advance_is_never_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.reference or str(self.claim)
