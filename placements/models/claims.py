"""What an expert claims of the allowances, each line with what was accepted of it, and the official rates."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.models.overlaps import NeverOverlaps, in_range
from diaspora.models import StoredFile
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models import Programme, ProgrammeBudgetLine
from skills_match.models.programme import CURRENCIES

from ..enums import CLAIM_APPROVED, CLAIM_OPEN, CLAIM_TONES, ClaimState
from .placement import Placement

_C = ClaimState
#: Of which the others are bought, in the official table.
BASE = "USD"
_DIFFERS = ~models.Q(accepted_minor=models.F("amount_minor"))


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


class ClaimQuerySet(models.QuerySet):
    def of_expert(self, user):
        """One's own."""
        return self.filter(expert=user)

    def for_desk(self, programmes, user):
        """What was sent, in `programmes`, never one's own."""
        sent = self.exclude(state=_C.DRAFT).exclude(expert=user)
        return sent.filter(placement__application__assignment__programme__in=programmes)

    def for_lists(self):
        """Everything that a row of a list and its totals show, in a fixed number of queries."""
        return self.select_related(
            "expert", "placement__application__assignment__programme", "placement__application__profile__user"
        ).prefetch_related("lines__budget_line")

    def for_pages(self):
        """Everything that the page of one claim shows of its lines, in a fixed number of queries."""
        return self.for_lists().prefetch_related("lines__receipt")


class Claim(models.Model):
    """What one expert claims at once, paid in `currency`. Who checked it never approves it; its expert does neither."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="claims")
    expert = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims")
    currency = models.CharField(_("paid in"), max_length=3, choices=CURRENCIES)
    state = models.CharField(_("state"), max_length=12, choices=ClaimState, default=_C.DRAFT, editable=False)
    made_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    paid_reference = models.CharField(_("reference of the payment"), max_length=60, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("claim")
        indexes = [models.Index(fields=["state", "in_state_since"], name="claims_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["placement"],
                # One that came back may exist as well: finance sends back whatever was begun meanwhile.
                condition=models.Q(state=_C.DRAFT),
                name="only_one_new_claim_of_a_placement_is_being_written",
            ),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("checked_by")), name="nobody_approves_what_they_checked"
            ),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("expert")) & ~models.Q(checked_by=models.F("expert")),
                name="nobody_checks_or_approves_their_own_claim",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(CLAIM_APPROVED))
                | (models.Q(checked_at__isnull=False) & models.Q(approved_at__isnull=False)),
                name="an_approved_claim_was_checked_and_approved",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=_C.PAID) | (models.Q(paid_on__isnull=False) & ~models.Q(paid_reference="")),
                name="a_paid_claim_never_lacks_its_reference",
            ),
            models.UniqueConstraint(
                fields=["paid_reference"],
                condition=~models.Q(paid_reference=""),
                name="only_one_claim_is_paid_by_a_reference",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """How it is named in letters and bank statements."""
        return f"{self.placement.reference}/A{self.pk}"

    @property
    def programme(self) -> Programme:
        return self.placement.assignment.programme

    @property
    def tone(self) -> str:
        return CLAIM_TONES[ClaimState(self.state)]

    @property
    def is_open(self) -> bool:
        """The expert still writes it."""
        return self.state in CLAIM_OPEN


class ClaimLine(models.Model):
    """One allowance. By a rate it has a `unit` and a `quantity` from `first_on` to `last_on`; else it was spent on
    `first_on` and a receipt shows it. Amounts are in the smallest unit of `currency`, that of the rate or the receipt.

    `rate` is how many units of the claim's currency one unit of `currency` was, `pay_minor` what is paid: both are
    written at approval and stay.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=12, choices=AllowanceKind)
    unit = models.CharField(_("paid"), max_length=6, choices=AllowanceUnit, blank=True)
    quantity = models.PositiveSmallIntegerField(_("how many"), null=True, blank=True)
    what = models.CharField(_("what it was for"), max_length=200, blank=True)
    first_on = models.DateField(_("day"))
    last_on = models.DateField(_("last day"))
    amount_minor = models.PositiveBigIntegerField(_("claimed"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES)
    rate_source = models.CharField(_("source of the allowance rate"), max_length=200, blank=True)
    accepted_minor = models.PositiveBigIntegerField(_("accepted"), null=True, blank=True)
    reason = models.CharField(_("why it differs"), max_length=300, blank=True)
    budget_line = models.ForeignKey(
        ProgrammeBudgetLine, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("budget line")
    )
    grant = models.CharField(_("grant"), max_length=40, blank=True)
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
                condition=models.Q(accepted_minor=None) | (models.Q(budget_line__isnull=False) & ~models.Q(grant="")),
                name="what_is_accepted_never_lacks_budget_line_and_grant",
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
                condition=models.Q(last_on__gte=models.F("first_on")) & in_range("first_on", "last_on"),
                name="days_of_a_claim_are_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.what or str(self.get_kind_display())


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
