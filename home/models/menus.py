"""The main menu and the footer. A row names a page once; each language shows its own translation of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from ..each_language import in_each_language
from ..enums import MenuPosition
from .addresses import ADDRESS_ERROR, ADDRESS_HINT, ADDRESS_PATTERN


class Menu(ClusterableModel):
    position = models.CharField(_("position"), max_length=10, choices=MenuPosition, unique=True, editable=False)

    panels = [InlinePanel("items", label=_("Row"))]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return self.get_position_display()


class MenuItem(Orderable):
    """One row: a page of this portal, or another address with a title."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("page"), related_name="+"
    )
    address = models.CharField(
        _("or address"),
        max_length=200,
        blank=True,
        help_text=ADDRESS_HINT,
        validators=[RegexValidator(ADDRESS_PATTERN, ADDRESS_ERROR)],
    )
    title = models.CharField(
        _("title"), max_length=60, blank=True, help_text=_("Empty: the title of the page in each language.")
    )

    panels = [
        FieldRowPanel([FieldPanel("page"), FieldPanel("address")]),
        in_each_language("title"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("row of a menu")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page=None) ^ models.Q(address=""),
                name="a_menu_row_leads_to_a_page_or_an_address",
                violation_error_message=_("Choose a page or give an address, not both."),
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.page)

    def clean(self) -> None:
        titles = {f"title_{code}": getattr(self, f"title_{code}") for code, _name in settings.FULL_LANGUAGES}
        if (self.address or any(titles.values())) and not all(titles.values()):
            missing = _("Write the title in each language: readers of the other one would meet this one.")
            raise ValidationError({name: missing for name, title in titles.items() if not title})
