"""The official exchange rates, one a currency and month."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.models.programme import CURRENCIES

#: Of which the others are bought, in the official table.
BASE = "USD"


class ExchangeRate(models.Model):
    """The official rate of a month: how many units of `currency` one US dollar bought. `month` is its first day."""

    currency = models.CharField(
        _("currency"), max_length=3, choices=[choice for choice in CURRENCIES if choice[0] != BASE]
    )
    month = models.DateField(_("month"))
    per_dollar = models.DecimalField(
        _("units for one US dollar"),
        max_digits=14,
        decimal_places=6,
        validators=[MinValueValidator(Decimal("0.000001")), MaxValueValidator(Decimal("1000000"))],
    )
    source = models.CharField(_("source"), max_length=200)
    published_on = models.DateField(_("published on"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-month", "currency"]
        verbose_name = _("official exchange rate")
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "month"],
                name="only_one_official_rate_per_currency_and_month",
                violation_error_message=_("There is a rate for this currency and month already."),
            ),
            models.CheckConstraint(condition=models.Q(per_dollar__gt=0), name="an_official_rate_is_never_nothing"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="an_official_rate_begins_with_its_month"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.month:%Y-%m}: {self.per_dollar.normalize():f}"
