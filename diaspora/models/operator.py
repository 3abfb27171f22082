"""Who runs the portal, and with whom: said in the foot of every page, in both languages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from ..name_fields import Title

_NAMES = FieldRowPanel([FieldPanel(f"name_{code}") for code, _name in settings.FULL_LANGUAGES])


@register_setting(icon="group", order=810)
class Operator(ClusterableModel, BaseGenericSetting):
    """The organisation that runs the portal and answers for personal data. Without a name, `DATA_CONTROLLER` does."""

    name = Title(_("name"), max_length=150, blank=True, help_text=_("As it reads in a sentence: “the Ministry of …”."))
    address = models.URLField(_("website"), blank=True)

    panels = [_NAMES, FieldPanel("address"), InlinePanel("partners", label=_("partner"), heading=_("partners"))]

    class Meta:
        verbose_name = _("Who runs the portal")

    def __str__(self) -> str:
        return self.name


class Partner(Orderable):
    """An organisation with which the portal is run."""

    operator = ParentalKey(Operator, on_delete=models.CASCADE, related_name="partners")
    name = Title(_("name"), max_length=150)
    address = models.URLField(_("website"), blank=True)

    panels = [_NAMES, FieldPanel("address")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")

    def __str__(self) -> str:
        return self.name
