"""Press releases. One that waits for its hour is under embargo: readers see nothing of it, in no language."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision
from wagtail_localize.fields import SynchronizedField

from casework.sharing import Facts, absolute, in_one_sentence, publisher
from diaspora.models import Region

from .base import NotWhollyTranslated, PortalPage, TextPage
from .blocks import LINE_FEATURES
from .blocks.media import PhotoBlock
from .parts.attachments import WithAttachments
from .parts.corrections import WithCorrections
from .topics import WithTopics
from .unfinished import DraftForm


class OriginalWaits(NotWhollyTranslated):
    """A translation does not go out before its original."""

    def __str__(self) -> str:
        return gettext("“%(page)s” is not published: its original is neither published nor set to its hour.") % {
            "page": self.page.get_admin_display_title()
        }


class PressContactBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Person or desk"), max_length=120)
    telephone = blocks.CharBlock(label=_("Telephone"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    hours = blocks.CharBlock(label=_("Hours"), max_length=120, required=False)

    class Meta:
        icon = "mail"
        label = _("Contact for the press")
        template = "pages/blocks/press_contact.html"


class BiographyBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160)
    text = blocks.TextBlock(label=_("Biography"), max_length=800, rows=4)

    class Meta:
        icon = "user"
        label = _("Biography")
        template = "pages/blocks/biography.html"


class PressIndexPage(PortalPage):
    """Press releases, newest first."""

    boilerplate = RichTextField(
        _("about the programme"), blank=True, features=LINE_FEATURES, help_text=_("Stands below every press release.")
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("boilerplate")]
    template = "pages/press_index_page.html"
    parent_page_types = ["home.HomePage", "home.NewsIndexPage", "home.StandardPage"]
    subpage_types = ["home.PressReleasePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of press releases")


class PressReleaseForm(DraftForm):
    """An hour that is past is a slip: the release would be public at once."""

    def clean(self):
        cleaned = super().clean()
        hour = cleaned.get("go_live_at")
        if hour and hour <= timezone.now() and not self.instance.live and "go_live_at" in self.changed_data:
            self.add_error("go_live_at", _("This hour is past: choose a later one, or none to publish at once."))
        return cleaned


class PressReleasePage(WithTopics, WithCorrections, WithAttachments, TextPage):
    """One press release. Its embargo is Wagtail's own hour of going live; a translation keeps that of its original."""

    date = models.DateField(_("date"), default=timezone.localdate)
    region = models.ForeignKey(
        Region, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("region"), related_name="+"
    )
    contacts = StreamField([("contact", PressContactBlock())], verbose_name=_("contacts"), max_num=3, blank=True)
    pictures = StreamField([("photo", PhotoBlock())], verbose_name=_("pictures for print"), max_num=12, blank=True)
    biographies = StreamField([("biography", BiographyBlock())], verbose_name=_("biographies"), max_num=6, blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("region")]),
        WithTopics.topics_panel,
        FieldPanel("body"),
        FieldPanel("contacts"),
        FieldPanel("pictures"),
        FieldPanel("biographies"),
        WithAttachments.attachments_panel,
        WithCorrections.corrections_panel,
    ]
    override_translatable_fields = [
        *WithTopics.override_translatable_fields,
        SynchronizedField("region", overridable=False),
    ]
    base_form_class = PressReleaseForm
    template = "pages/press_release_page.html"
    parent_page_types = ["home.PressIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("press release")

    shared_as = "article"

    @property
    def waits_until(self) -> datetime.datetime | None:
        """The hour for which it is approved; None when it is live, or waits for nothing."""
        approved = None if self.live else self.scheduled_revision
        return approved and approved.approved_go_live_at

    def publish(self, revision: Revision, **options) -> None:
        """A translation goes out with its original or after it.

        Raises OriginalWaits. What was approved before its original lost its hour is not published by the clock.
        """
        original = self.original()
        if original.pk != self.pk and not original.live:
            if hour := original.waits_until:
                _set_hour(revision, hour)
            elif revision.approved_go_live_at:
                Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
                return
            else:
                raise OriginalWaits(self, 0)
        super().publish(revision, **options)

    def original(self) -> "PressReleasePage":
        """Of all its languages the one that was written first."""
        return PressReleasePage.objects.filter(translation_key=self.translation_key).order_by("pk").first() or self

    def facts(self) -> list[Facts]:
        return [
            {
                "@type": "NewsArticle",
                "headline": self.title,
                "description": in_one_sentence(self.description),
                "datePublished": self.date.isoformat(),
                "dateModified": self.corrected_on and self.corrected_on.isoformat(),
                "correction": self.correction_facts,
                "inLanguage": self.locale.language_code,
                "image": [self.picture],
                "mainEntityOfPage": absolute(self.get_url() or ""),
                "author": publisher(),
                "publisher": publisher(),
            }
        ]

    def needed_by_readers(self) -> dict[str, str]:
        needed = super().needed_by_readers()
        return needed if self.contacts else {**needed, "contacts": _("Say whom the press can ask.")}

    def get_context(self, request, *args, **kwargs):
        index = PressIndexPage.objects.ancestor_of(self).first()
        return super().get_context(request, *args, **kwargs) | {"boilerplate": index.boilerplate if index else ""}


def _set_hour(revision: Revision, hour: datetime.datetime) -> None:
    revision.content["go_live_at"] = hour.isoformat()
    fields = ["content"]
    if revision.approved_go_live_at:
        revision.approved_go_live_at = hour
        fields.append("approved_go_live_at")
    revision.save(update_fields=fields)
