"""Who carries projects, and where the programme is to be found: records in every language, kept by moderators."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.images import get_image_model, get_image_model_string

from casework.sharing import Facts
from diaspora.models import Region
from diaspora.name_fields import Title

from ..each_language import in_each_language
from ..enums import OrganisationKind

#: The picture of a logo that pages show.
LOGO = "max-160x80"


class Organisation(models.Model):
    """A funder or partner of projects. It has a logo that it allowed us to show, or its initials stand there."""

    name = Title(_("name"), max_length=150)
    initials = models.CharField(
        _("initials"), max_length=8, help_text=_("As it is called for short. Shown where there is no logo.")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=OrganisationKind)
    logo = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("logo"),
        related_name="+",
    )
    address = models.URLField(_("website"), blank=True)
    does = models.CharField(_("what it does with us"), max_length=300, blank=True)

    panels = [
        in_each_language("name"),
        FieldRowPanel([FieldPanel("initials"), FieldPanel("kind")]),
        in_each_language("does"),
        FieldPanel("address"),
        FieldPanel("logo"),
    ]

    class Meta:
        ordering = ["kind", "name", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    def facts(self) -> Facts:
        return {"@type": "Organization", "name": self.name, "alternateName": self.initials, "url": self.address}


def organisations_by_kind() -> list[dict]:
    """{title, organisations} of each kind that there is. Three queries at any number, also with logos."""
    logos = get_image_model().objects.prefetch_renditions(LOGO)
    rows = list(Organisation.objects.prefetch_related(models.Prefetch("logo", queryset=logos)))
    of = {kind: [row for row in rows if row.kind == kind] for kind in OrganisationKind}
    return [{"title": kind.of_several, "organisations": found} for kind, found in of.items() if found]


class FieldOffice(models.Model):
    """A place where people meet the programme, or whom they call where the place itself must not be known."""

    name = Title(_("name"), max_length=120)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("region"), related_name="+"
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    is_hidden = models.BooleanField(
        _("the place must stay hidden"),
        default=False,
        help_text=_(
            "A shelter, for instance: it has a telephone number or an e-mail address, and no address anywhere."
        ),
    )

    panels = [
        in_each_language("name"),
        FieldPanel("is_hidden"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("address")]),
        FieldRowPanel([FieldPanel("telephone"), FieldPanel("email")]),
        in_each_language("hours"),
    ]

    class Meta:
        ordering = ["is_hidden", "name", "pk"]
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_hidden=False) | models.Q(address="", region=None),
                name="a_hidden_place_has_no_address_and_no_region",
                violation_error_message=_("A place that must stay hidden has neither an address nor a region here."),
            ),
            models.CheckConstraint(
                condition=~models.Q(telephone="", email=""),
                name="an_office_can_be_called_or_written_to",
                violation_error_message=_("Give a telephone number or an e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.is_hidden and not self.address:
            raise ValidationError({"address": _("Give the address, or say that the place must stay hidden.")})
