"""The logframe of a programme: what it is for, by what one sees it, what was meant and what has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Title
from skills_match.models import Programme

from ..enums import AimKind, ValueSource
from .claims import Grant

_IN_ORDER = models.Q(last_on__gte=models.F("first_on"))
_WRONG_ORDER = _("The last day cannot be before the first day.")


class Aim(models.Model):
    """An outcome, or an output that leads to one."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="aims")
    code = models.CharField(_("code"), max_length=12)
    kind = models.CharField(_("outcome or output"), max_length=7, choices=AimKind)
    outcome = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outputs",
        verbose_name=_("leads to this outcome"),
    )
    text = Title(_("what is to be different"), max_length=300)

    class Meta:
        ordering = ["code"]
        verbose_name = _("outcome or output")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="only_one_aim_per_code_and_programme",
                violation_error_message=_("The programme has an outcome or output with this code already."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind=AimKind.OUTCOME, outcome=None)
                | models.Q(kind=AimKind.OUTPUT, outcome__isnull=False),
                name="an_output_leads_to_an_outcome_and_an_outcome_to_none",
                violation_error_message=_("An output leads to an outcome; an outcome leads to none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Indicator(models.Model):
    """By what one sees how far an aim is. `measure` says where the actual value comes from."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="indicators")
    aim = models.ForeignKey(
        Aim, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("outcome or output")
    )
    code = models.CharField(_("code"), max_length=12)
    text = Title(_("what is measured"), max_length=300)
    measure = models.CharField(_("where the value comes from"), max_length=12, choices=ValueSource)
    source = models.CharField(_("where it can be checked"), max_length=200, blank=True)
    baseline = models.DecimalField(_("value at the beginning"), null=True, blank=True, max_digits=12, decimal_places=2)
    baseline_on = models.DateField(_("as of"), null=True, blank=True)

    class Meta:
        ordering = ["aim__code", "code"]
        verbose_name = _("indicator")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="only_one_indicator_per_code_and_programme",
                violation_error_message=_("The programme has an indicator with this code already."),
            ),
            models.CheckConstraint(
                condition=models.Q(baseline=None, baseline_on=None)
                | models.Q(baseline__isnull=False, baseline_on__isnull=False),
                name="a_baseline_has_its_day",
                violation_error_message=_("Write both the value at the beginning and its day, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Target(models.Model):
    """What an indicator is to reach between two days, in all or with the money of one grant."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="targets")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="targets", verbose_name=_("indicator")
    )
    grant = models.ForeignKey(
        Grant, on_delete=models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("grant")
    )
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    value = models.DecimalField(_("value to be reached"), max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["indicator__code", "first_on", "pk"]
        verbose_name = _("target")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "grant", "first_on", "last_on"],
                name="only_one_target_by_grant_and_days",
                violation_error_message=_("There is a target for this grant and these days already."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "first_on", "last_on"],
                condition=models.Q(grant=None),
                name="only_one_target_by_days_without_grant",
                violation_error_message=_("There is a target for these days already."),
            ),
            models.CheckConstraint(
                condition=_IN_ORDER,
                name="a_target_never_ends_before_it_begins",
                violation_error_message=_WRONG_ORDER,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"


class IndicatorValue(models.Model):
    """A value of an indicator that the portal cannot count, with where it stands."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="readings")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="readings", verbose_name=_("indicator")
    )
    grant = models.ForeignKey(
        Grant, on_delete=models.PROTECT, null=True, blank=True, related_name="readings", verbose_name=_("grant")
    )
    read_on = models.DateField(_("day"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    source = models.CharField(_("where it stands"), max_length=200)

    class Meta:
        ordering = ["indicator__code", "read_on", "pk"]
        verbose_name = _("value of an indicator")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "read_on", "source"],
                name="a_value_of_an_indicator_is_entered_once",
                violation_error_message=_("A value of this day and source is there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
