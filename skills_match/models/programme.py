"""A programme: the frame of rules and money in which assignments are asked for."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.money import written
from diaspora.enums import InstitutionKind, TanzaniaLink
from diaspora.models import Region
from diaspora.name_fields import Title

from ..enums import WITH_CHOICE, WITH_NUMBER, WITH_TEXT, AllowanceKind, AllowanceUnit, RuleKind
from .querysets import ProgrammeQuerySet, today_in_closing_zone

#: Those of donors and of the shilling, all with two minor digits.
CURRENCIES = [(code, code) for code in ("TZS", "USD", "EUR", "GBP", "CAD", "CHF", "SEK", "NOK", "DKK")]
_RATE_TWICE = _("There is a rate for this allowance, place and day already.")
#: How the planted programme is called in addresses.
DEFAULT = "general"


class Programme(models.Model):
    """Rules, rates and budget lines of assignments, in both languages. Exactly one is the light one that every
    assignment has that names no other."""

    code = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    title = Title(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=300)
    text = models.TextField(_("what it is for"), max_length=6000, blank=True)
    is_default = models.BooleanField(_("for assignments without another programme"), default=False, editable=False)
    asks_referees_early = models.BooleanField(
        _("referees are read with the application, not only once an offer is accepted"), default=False
    )
    is_public = models.BooleanField(_("shown to everybody"), default=False)
    opens_on = models.DateField(_("first day of the call"), null=True, blank=True)
    closes_on = models.DateField(_("last day of the call"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-is_default", "-created_at", "-pk"]
        verbose_name = _("programme")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="only_one_programme_is_the_default"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on"))
                | models.Q(closes_on=None)
                | models.Q(opens_on=None),
                name="a_call_never_closes_before_it_opens",
                violation_error_message=_("The call cannot close before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Institutions may ask in it today, by the calendar of Dar es Salaam."""
        today = today_in_closing_zone()
        return (self.opens_on is None or self.opens_on <= today) and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.closes_on is not None and self.closes_on < today_in_closing_zone()


def or_general(programme: Programme | None) -> Programme:
    """What names no programme belongs to the general one."""
    return programme or general_programme()


def default_programme() -> int:
    """The number of the general programme."""
    return general_programme().pk


def general_programme() -> Programme:
    """What was planted, and is planted again where a database has lost it."""
    planted = Programme.objects.filter(is_default=True).first()
    if planted is not None:
        return planted
    texts = {
        "code": DEFAULT,
        "title_en": "General programme",
        "title_sw": "Programu ya jumla",
        "summary_en": "Short assignments in every sector, all year round.",
        "summary_sw": "Kazi za muda mfupi katika kila sekta, mwaka mzima.",
    }
    return Programme.objects.get_or_create(is_default=True, defaults=texts)[0]


class ProgrammeRule(models.Model):
    """One thing that a programme asks of hosts or applicants. It warns and marks; only an officer refuses."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(_("what it asks"), max_length=12, choices=RuleKind)
    number = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    choice = models.CharField(
        _("choice"), max_length=20, blank=True, choices=[*InstitutionKind.choices, *TanzaniaLink.choices]
    )
    text = models.CharField(_("text"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("rule")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "choice"],
                condition=~models.Q(kind__in=sorted(WITH_TEXT)),
                name="only_one_rule_of_a_kind_and_programme",
                violation_error_message=_("The programme has this rule already."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=sorted(WITH_NUMBER), number__isnull=False, number__gte=1)
                | (~models.Q(kind__in=sorted(WITH_NUMBER)) & models.Q(number=None)),
                name="a_rule_has_its_number_and_no_other",
                violation_error_message=_("Write the number that this rule asks for, and none where it asks for none."),
            ),
            models.CheckConstraint(
                condition=(models.Q(kind__in=sorted(WITH_CHOICE)) & ~models.Q(choice=""))
                | (~models.Q(kind__in=sorted(WITH_CHOICE)) & models.Q(choice="")),
                name="a_rule_has_its_choice_and_no_other",
                violation_error_message=_("Choose what this rule asks for, and nothing where it asks for nothing."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class AllowanceRate(models.Model):
    """What the programme pays at most for one kind of allowance, from a day until the next rate begins.
    `amount_minor` is in the smallest unit of `currency`; without a region it holds where no other rate does. For a long
    stay a day costs `later_percent` of it after `full_days` days."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rates")
    kind = models.CharField(_("kind"), max_length=12, choices=AllowanceKind)
    unit = models.CharField(_("paid"), max_length=6, choices=AllowanceUnit)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("region"), related_name="+"
    )
    amount_minor = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES)
    valid_from = models.DateField(_("valid from"), default=timezone.localdate)
    source = models.CharField(_("source of the rate"), max_length=200)
    full_days = models.PositiveSmallIntegerField(
        _("paid in full for so many days of a stay"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(999)],
    )
    later_percent = models.PositiveSmallIntegerField(
        _("percent of the rate on later days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
    )

    class Meta:
        ordering = ["kind", "unit", "region", "-valid_from", "pk"]
        verbose_name = _("allowance rate")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "unit", "region", "valid_from"],
                name="only_one_rate_per_allowance_region_and_day",
                violation_error_message=_RATE_TWICE,
            ),
            models.UniqueConstraint(
                fields=["programme", "kind", "unit", "valid_from"],
                condition=models.Q(region=None),
                name="only_one_rate_per_allowance_and_day_without_region",
                violation_error_message=_RATE_TWICE,
            ),
            models.CheckConstraint(condition=models.Q(amount_minor__gte=1), name="an_allowance_rate_is_never_nothing"),
            models.CheckConstraint(
                condition=models.Q(full_days=None, later_percent=None)
                | models.Q(
                    unit=AllowanceUnit.DAY,
                    full_days__isnull=False,
                    full_days__gte=1,
                    later_percent__isnull=False,
                    later_percent__range=(1, 99),
                ),
                name="only_a_rate_by_the_day_is_less_for_a_long_stay",
                violation_error_message=_(
                    "Only a rate by the day can be less after some days: write both, or neither."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {written(self.amount_minor, self.currency)} {self.get_unit_display()}"


class ProgrammeBudgetLine(models.Model):
    """Money of a programme for one purpose; offers are committed against it. In the smallest unit of `currency`."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="budget_lines")
    code = models.CharField(_("code"), max_length=30)
    label = Title(_("what it is for"), max_length=120)
    amount_minor = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES)

    class Meta:
        ordering = ["code"]
        verbose_name = _("budget line")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="only_one_budget_line_per_code_and_programme",
                violation_error_message=_("The programme has a budget line with this code already."),
            ),
            models.CheckConstraint(condition=models.Q(amount_minor__gte=1), name="a_budget_line_is_never_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class AllowanceBudget(models.Model):
    """From which budget line a programme pays one kind of allowance in one currency, that of the line: what is offered
    of it is committed there."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="allowance_budgets")
    kind = models.CharField(_("kind"), max_length=12, choices=AllowanceKind)
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES)
    budget_line = models.ForeignKey(
        ProgrammeBudgetLine, on_delete=models.CASCADE, related_name="pays", verbose_name=_("budget line")
    )

    class Meta:
        ordering = ["kind", "currency"]
        verbose_name = _("allowance of a budget line")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "currency"], name="only_one_budget_line_pays_an_allowance_in_a_currency"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.currency})"
