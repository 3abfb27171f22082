"""Series: news items that continue one another."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class Series(models.Model):
    """Its parts are news items, in the order of their days."""

    name = models.CharField(_("name"), max_length=120)

    panels = [FieldRowPanel([FieldPanel(f"name_{code}") for code, _name in settings.LANGUAGES])]

    class Meta:
        ordering = ["name"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self) -> str:
        return self.name
