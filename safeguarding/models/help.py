"""Numbers to call, by place: kept by the office, read by everybody."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from diaspora.models import Region

from ..enums import HelpKind

_EVERYWHERE = models.Q(region=None, country="")


class HelpContactQuerySet(models.QuerySet):
    def everywhere(self):
        """Those that hold in all of Tanzania."""
        return self.filter(_EVERYWHERE)

    def holding_in(self, region: Region | None):
        """Those of the region and those that hold everywhere."""
        return self.filter(_EVERYWHERE | models.Q(region=region) if region else _EVERYWHERE)

    def most_urgent_first(self):
        """By place, and in each place in the order in which the kinds stand: the emergency number before all others."""
        ranks = [models.When(kind=kind, then=rank) for rank, kind in enumerate(HelpKind.values)]
        return self.order_by("country", "region", models.Case(*ranks), "pk")


class HelpContact(models.Model):
    """A number. With a region it holds there, with a country in that country; with neither in all of Tanzania."""

    kind = models.CharField(_("what for"), max_length=10, choices=HelpKind)
    name = models.CharField(_("who answers"), max_length=150)
    note = models.CharField(_("when, and what to say"), max_length=300, blank=True)
    phone = models.CharField(
        _("telephone"),
        max_length=30,
        validators=[RegexValidator(r"^\+?[0-9][0-9 ()-]{1,28}$", _("Write digits, with + for a country code."))],
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("only in this region"), related_name="+"
    )
    country = CountryField(_("only in this country, outside Tanzania"), blank=True)
    checked_on = models.DateField(_("called to check on"), null=True, blank=True)

    objects = HelpContactQuerySet.as_manager()

    class Meta:
        ordering = ["country", "region", "kind", "pk"]
        verbose_name = _("number that helps")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(region=None) | models.Q(country=""),
                name="a_number_is_of_a_region_or_of_a_country",
                violation_error_message=_("Choose a region of Tanzania or another country, not both."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.phone}"

    @property
    def dialled(self) -> str:
        """As a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")
