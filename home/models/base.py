"""What all pages have in common."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.models import Translation

from casework.sharing import Facts, Sharing, absolute, breadcrumb_list, in_one_sentence

from ..patterns.titles import picture_path
from ..signals import page_goes_live
from .blocks import BodyBlock
from .drafts import are_drafts_only
from .frame import breadcrumbs, language_links
from .parts.version_panel import VersionPanel
from .rights import PageRights
from .unfinished import DraftForm, MayBeUnfinished, NotFinished, lacking


class NotWhollyTranslated(Exception):
    """`page` was not published, because `missing` of its texts wait for a translator. Nothing was changed."""

    def __init__(self, page: Page, missing: int):
        super().__init__(page, missing)
        self.page, self.missing = page, missing

    def __str__(self) -> str:
        return ngettext(
            "“%(page)s” is not published: %(number)d text of it is not translated yet.",
            "“%(page)s” is not published: %(number)d texts of it are not translated yet.",
            self.missing,
        ) % {"page": self.page.get_admin_display_title(), "number": self.missing}


class PortalPage(MayBeUnfinished, Page):
    """A page with a summary; knows its way up and its translations."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences. Shown in lists, in search results and when somebody shares the page."),
    )

    content_panels = [
        VersionPanel(template="home/page_translation/panel.html"),
        *Page.content_panels,
        FieldPanel("summary"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2)]
    base_form_class = DraftForm

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        """What search engines and messengers show."""
        return self.search_description or self.summary

    def permissions_for_user(self, user) -> PageRights:
        return PageRights(user, self)

    @property
    def open_texts(self) -> int:
        """How many texts of this translated page still wait for a translator; 0 for pages written by hand."""
        translation = Translation.objects.filter(
            source__object_id=self.translation_key, target_locale_id=self.locale_id, enabled=True
        ).first()
        if translation is None:
            return 0
        total, done = translation.get_progress()
        return total - done

    def publish(self, revision, **options) -> None:
        """Every way to publish comes through here: a page goes live when it is whole, with all its texts translated.

        What was approved for a later hour was whole then and goes live in its hour, whatever the original says now.
        Raises NotWhollyTranslated and NotFinished, and Wagtail's PermissionDenied for a `user` who may not publish it.
        """
        if not revision.approved_go_live_at and (missing := self.open_texts):
            raise NotWhollyTranslated(self, missing)
        if not revision.approved_go_live_at and (empty := lacking(revision.as_object())):
            raise NotFinished(self, empty)
        super().publish(revision, **options)

    def save(self, *args, **options) -> None:
        if self.live and self.pk and "update_fields" not in options and are_drafts_only():
            return
        if not self._goes_live(options):
            super().save(*args, **options)
            return
        with transaction.atomic():
            heard = [then for _each, then in page_goes_live.send(type(self), page=self) if then]
            super().save(*args, **options)
            stored = type(self)._base_manager.get(pk=self.pk) if heard else self
            for then in heard:
                then(stored)

    def _goes_live(self, options: dict) -> bool:
        """Not every way to publish asks `publish`, but each ends with saving a page with another live revision."""
        if not (self.live and self.pk and self.live_revision_id) or "update_fields" in options:
            return False
        return not type(self)._base_manager.filter(pk=self.pk, live_revision_id=self.live_revision_id).exists()

    #: Its kind among results of the search (`site_search/kinds.py`).
    found_as = "page"

    #: What messengers call it: "article" for what has a day and an author.
    shared_as = "website"

    def facts(self) -> list[Facts]:
        """What this page is about, as schema.org says it; the way to it comes by itself."""
        return []

    @property
    def picture(self) -> str:
        """The absolute address of the picture that messengers show."""
        return absolute(picture_path(self.title))

    def sharing(self, crumbs: list[dict]) -> Sharing:
        path = self.get_url() or ""
        way = [breadcrumb_list(crumbs, title=self.title, path=path)] if crumbs else []
        return Sharing(
            title=self.seo_title or self.title,
            description=in_one_sentence(self.description),
            path=path,
            kind=self.shared_as,
            short=reverse("short_page", args=[self.pk]) if self.pk else "",
            facts=(*self.facts(), *way),
        )

    @property
    def is_for_people_in_danger(self) -> bool:
        """Its title says nothing about it, and it can be left at once: somebody may look at the same screen."""
        return False

    @cached_property
    def _restrictions(self):
        return super().get_view_restrictions()

    def get_view_restrictions(self):
        """Asked by whoever serves the page and by the page itself: the same rows, read once."""
        return self._restrictions

    @property
    def is_restricted(self) -> bool:
        """Some may read it, others may not know of it: it has nothing to share and is in no list."""
        return self.pk is not None and bool(self.get_view_restrictions())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = breadcrumbs(self)
        context["sharing"] = None if self.is_restricted else self.sharing(context["breadcrumbs"])
        context["leave_address"] = settings.LEAVE_URL if self.is_for_people_in_danger else ""
        context["language_links"] = language_links(self, request, is_restricted=self.is_restricted)
        return context


class TextPage(PortalPage):
    """A page with a body made of blocks."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*PortalPage.content_panels, FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    @property
    def is_for_people_in_danger(self) -> bool:
        return any(block.block_type == "help" for block in self.body)

    class Meta:
        abstract = True
