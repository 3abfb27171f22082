"""What an authority asks of somebody before they may work in Tanzania."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import Profession, WhereNeeded, WhoNeedsIt

#: Nothing takes longer; a mistyped number is no time.
LONGEST_DAYS = 730
#: In which authorities in Tanzania take fees.
CURRENCIES = [("TZS", "TZS"), ("USD", "USD")]


class Formality(models.Model):
    """One document of one body. `fee_minor` is in the smallest unit of `currency`, `lead_days` counts every day from
    asking to holding it. Neither is said without where it was read and when: then the page says whom to ask."""

    document = models.CharField(_("document"), max_length=200)
    body = models.CharField(_("who gives it"), max_length=200)
    where = models.CharField(_("where it is needed"), max_length=10, choices=WhereNeeded, default=WhereNeeded.BOTH)
    who = models.CharField(_("who needs it"), max_length=12, choices=WhoNeedsIt, default=WhoNeedsIt.EVERYBODY)
    profession = models.CharField(_("only for this profession"), max_length=12, choices=Profession, blank=True)
    fee_minor = models.PositiveBigIntegerField(_("fee in the smallest unit"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, blank=True)
    lead_days = models.PositiveSmallIntegerField(
        _("days from asking to holding it"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_DAYS)]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        ordering = ["profession", "where", "pk"]
        verbose_name = _("formality")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fee_minor=None, lead_days=None)
                | (~models.Q(source="") & models.Q(checked_on__isnull=False)),
                name="a_fee_or_a_time_never_lacks_its_source",
            ),
            models.CheckConstraint(
                condition=models.Q(fee_minor=None, currency="")
                | (models.Q(fee_minor__isnull=False) & ~models.Q(currency="")),
                name="the_fee_of_a_formality_never_lacks_its_currency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} – {self.body}"

    @property
    def is_checked(self) -> bool:
        """Somebody has read it at its source, on a day."""
        return bool(self.source and self.checked_on)

    @property
    def fee(self) -> str:
        return written(self.fee_minor, self.currency) if self.fee_minor is not None else ""
