"""The picture above a text: what it shows, who made it, and how it is kept in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model, get_image_model_string
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail_localize.fields import SynchronizedField

from casework.sharing import absolute

from ..unfinished import MayBeUnfinished

#: One size in lists, one for search engines. The worker makes them (home/pictures), as all sizes.
CARD, SHARED = "fill-656x192|format-webp", "fill-1200x675|format-jpeg"


class WithLead(MayBeUnfinished):
    """Of a page that may open with a picture; without one, its card shows the pattern of its cloth."""

    lead_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("picture"),
        related_name="+",
    )
    lead_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("Read aloud to people who cannot see it."),
    )
    lead_is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture says nothing that the text does not say.")
    )
    lead_caption = models.CharField(_("caption"), max_length=250, blank=True)
    lead_credit = models.CharField(_("picture by"), max_length=120, blank=True)

    lead_panel = MultiFieldPanel(
        [
            FieldPanel("lead_image"),
            FieldRowPanel([FieldPanel("lead_alt"), FieldPanel("lead_is_decorative")]),
            FieldRowPanel([FieldPanel("lead_caption"), FieldPanel("lead_credit")]),
        ],
        heading=_("Picture above the text"),
    )
    lead_in_all_languages = [SynchronizedField("lead_credit", overridable=False)]

    class Meta:
        abstract = True

    def needed_by_readers(self) -> dict[str, str]:
        needed = super().needed_by_readers()
        if not self.lead_image:
            return needed
        if bool(self.lead_alt) == self.lead_is_decorative:
            needed["lead_alt"] = _("Say what the picture shows, or that it is decorative; one of both.")
        if not self.lead_caption:
            needed["lead_caption"] = _("A picture needs a caption.")
        if not self.lead_credit:
            needed["lead_credit"] = _("Say who made the picture.")
        return needed

    @property
    def lead_picture(self) -> str:
        """The absolute address of the picture for search engines; nothing where there is none yet."""
        rendition = ready(self.lead_image, SHARED)
        return absolute(rendition.url) if rendition else ""


def ready(image: AbstractImage | None, spec: str) -> AbstractRendition | None:
    """A size of `image` that is there; None while the worker has not made it."""
    try:
        return image.find_existing_rendition(Filter(spec)) if image else None
    except image.get_rendition_model().DoesNotExist:
        return None


def with_cards(pages: models.QuerySet) -> models.QuerySet:
    """`pages` with the pictures of their cards, in two queries at any length."""
    pictures = get_image_model().objects.prefetch_renditions(CARD)
    return pages.prefetch_related(models.Prefetch("lead_image", queryset=pictures))
