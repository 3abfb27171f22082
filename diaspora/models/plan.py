"""Where an institution works, and what it wants to reach by several assignments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..name_fields import Title
from .institution import Institution
from .reference import Region


class Site(models.Model):
    """A place where an institution works: a campus, a district hospital, a workshop."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="sites")
    name = Title(_("name"), max_length=150)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name=_("region"), related_name="+")
    place = Title(_("town or village"), max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("site")

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        return f"{self.place}, {self.region}" if self.place else str(self.region)


class InstitutionPlan(models.Model):
    """One aim that successive assignments serve, with the assessment that found the need."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="plans")
    aim = models.CharField(_("aim"), max_length=300)
    indicator = models.CharField(_("how you will see that it is reached"), max_length=300)
    assessed_on = models.DateField(_("day of the assessment"), null=True, blank=True)
    assessed_by = Title(_("who assessed it"), max_length=200, blank=True)
    needs = models.TextField(_("needs that were found"), max_length=2000, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("plan")

    def __str__(self) -> str:
        return self.aim
