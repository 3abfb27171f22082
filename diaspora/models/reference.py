"""Places, sectors and languages that other records point at. Loaded from diaspora/data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NamedQuerySet(models.QuerySet):
    """A form is written once, in English, and keeps its list: each copy of a list is sorted by the names that its
    reader sees."""

    def all(self):
        copy = super().all()
        is_by_name = len(order := self.query.order_by) == 1 and str(order[0]).startswith("name")
        return copy.order_by("name") if is_by_name and not self.query.is_sliced else copy


class Region(models.Model):
    """One of the 31 regions; 5 of them are in Zanzibar."""

    class Zone(models.TextChoices):
        MAINLAND = "mainland", _("Mainland")
        ZANZIBAR = "zanzibar", _("Zanzibar")

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=100)
    zone = models.CharField(max_length=10, choices=Zone)

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("region")

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    code = models.SlugField(max_length=60, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ["name"]
        verbose_name = _("district")

    def __str__(self) -> str:
        return self.name


class Sector(models.Model):
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=100)

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("sector")

    def __str__(self) -> str:
        return self.name


class Language(models.Model):
    """A spoken or signed language by its ISO 639 code."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=100)

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("language")

    def __str__(self) -> str:
        return self.name
