"""What stands in a claim, line by line, which grants carry it, the days that it claims, and its receipts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models.overlaps import NeverOverlaps, in_range
from diaspora.models import StoredFile
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models import ProgrammeBudgetLine
from skills_match.models.programme import CURRENCIES

from ..placement import Placement
from .claim import Claim
from .grants import Grant

_DIFFERS = ~models.Q(accepted_minor=models.F("amount_minor"))


class ClaimLine(models.Model):
    """One allowance. By a rate it has a `unit` and a `quantity` from `first_on` to `last_on`; else it was spent on
    `first_on` and a receipt shows it. Amounts are in the smallest unit of `currency`, that of the rate or the receipt.

    `rate` is how many units of the claim's currency one unit of `currency` was, `pay_minor` what is paid: both are
    written at approval and stay. `percent` is the part of the rate that is paid: less than all of it from some day of a
    long stay on.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=12, choices=AllowanceKind)
    unit = models.CharField(_("paid"), max_length=6, choices=AllowanceUnit, blank=True)
    quantity = models.PositiveSmallIntegerField(_("how many"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(_("percent of the rate"), default=100)
    what = models.CharField(_("what it was for"), max_length=200, blank=True)
    first_on = models.DateField(_("day"))
    last_on = models.DateField(_("last day"))
    amount_minor = models.PositiveBigIntegerField(_("claimed"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES)
    rate_source = models.CharField(_("source of the allowance rate"), max_length=200, blank=True)
    accepted_minor = models.PositiveBigIntegerField(_("accepted"), null=True, blank=True)
    reason = models.CharField(_("why it differs"), max_length=300, blank=True)
    rate = models.DecimalField(_("exchange rate"), max_digits=20, decimal_places=10, null=True, blank=True)
    exchange_source = models.CharField(_("source of the exchange rate"), max_length=200, blank=True)
    exchange_day = models.DateField(_("day of the exchange rate"), null=True, blank=True)
    pay_minor = models.PositiveBigIntegerField(_("paid"), null=True, blank=True)

    class Meta:
        ordering = ["first_on", "pk"]
        verbose_name = _("line of a claim")
        constraints = [
            models.CheckConstraint(condition=models.Q(amount_minor__gte=1), name="a_claimed_amount_is_never_nothing"),
            models.CheckConstraint(
                condition=models.Q(accepted_minor=None) | models.Q(accepted_minor__lte=models.F("amount_minor")),
                name="never_more_is_accepted_than_was_claimed",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_minor=None) | ~_DIFFERS | ~models.Q(reason=""),
                name="what_is_accepted_in_part_never_lacks_the_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(pay_minor=None)
                | (models.Q(rate__gt=0) & ~models.Q(exchange_source="") & models.Q(exchange_day__isnull=False)),
                name="what_is_paid_never_lacks_its_exchange_rate",
            ),
            models.CheckConstraint(
                condition=models.Q(unit="", quantity=None)
                | (~models.Q(unit="") & models.Q(quantity__isnull=False, quantity__gte=1)),
                name="an_allowance_by_rate_never_lacks_how_many",
            ),
            models.CheckConstraint(
                condition=models.Q(percent__range=(1, 100)), name="never_more_than_the_rate_is_claimed"
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")) & in_range("first_on", "last_on"),
                name="days_of_a_claim_are_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.what or str(self.get_kind_display())


class LineShare(models.Model):
    """The part of an accepted line that one grant carries in one budget line; the parts of a line are together what is
    accepted of it. `amount_minor` is in the currency of the line, `pay_minor` in that of the claim, since approval."""

    line = models.ForeignKey(ClaimLine, on_delete=models.CASCADE, related_name="shares")
    budget_line = models.ForeignKey(
        ProgrammeBudgetLine, on_delete=models.PROTECT, related_name="+", verbose_name=_("budget line")
    )
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="shares", verbose_name=_("grant"))
    amount_minor = models.PositiveBigIntegerField(_("accepted"))
    pay_minor = models.PositiveBigIntegerField(_("to pay"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("share of a line")
        constraints = [
            models.UniqueConstraint(
                fields=["line", "budget_line", "grant"], name="only_one_share_of_a_line_by_grant_and_budget_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.budget_line} · {self.grant}"


class ClaimedDays(models.Model):
    """The days for which a line claims an allowance by rate: the same allowance is never claimed twice for one day, in
    whatever claim of the placement. `allowance` is a number of `CLAIMED_ONCE`; what is paid once claims all days."""

    line = models.ForeignKey(ClaimLine, on_delete=models.CASCADE, related_name="claimed_days")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    allowance = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("claimed days")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")) & in_range("first_on", "last_on"),
                name="claimed_days_are_in_order",
            ),
            NeverOverlaps(
                keys=["placement", "allowance"],
                first="first_on",
                last="last_on",
                name="no_allowance_is_claimed_twice_for_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_on:%Y-%m-%d} – {self.last_on:%Y-%m-%d}"


class ClaimReceipt(StoredFile):
    """The document that shows what was spent. It stays with the accounts when its person leaves."""

    line = models.OneToOneField(ClaimLine, on_delete=models.CASCADE, related_name="receipt")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("receipt")
