"""The cash box, counted."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from casework.money import written


class CashCount(models.Model):
    """What one person counted in the cash box, next to what stood in the books at that moment; another one confirms.

    What is missing or too much is booked when it is confirmed, and never without an explanation.
    """

    currency = models.CharField(_("currency"), max_length=3)
    counted_minor = models.BigIntegerField(_("counted, in the smallest unit"))
    expected_minor = models.BigIntegerField(_("in the books, in the smallest unit"))
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("counted by")
    )
    counted_at = models.DateTimeField(_("counted"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        ordering = ["-counted_at", "-id"]
        verbose_name = _("count of cash")
        verbose_name_plural = _("counts of cash")
        constraints = [
            models.CheckConstraint(condition=Q(counted_minor__gte=0), name="cash_is_never_less_than_nothing"),
            models.CheckConstraint(
                condition=Q(counted_minor=F("expected_minor")) | ~Q(explanation=""),
                name="cash_never_differs_without_explanation",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("counted_by")), name="nobody_confirms_the_cash_they_counted"
            ),
            models.UniqueConstraint(
                fields=["currency"], condition=Q(confirmed_at=None), name="only_one_count_of_a_currency_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def written(self) -> str:
        return written(self.counted_minor, self.currency)

    @property
    def in_the_books(self) -> str:
        return written(self.expected_minor, self.currency)

    @property
    def is_even(self) -> bool:
        return self.counted_minor == self.expected_minor
