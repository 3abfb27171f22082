"""News: a list by topic and year, its items, and series of them."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from casework.sharing import Facts, absolute, in_one_sentence, publisher
from diaspora.models import Region

from ..each_language import in_each_language
from .base import PortalPage, TextPage
from .bounds import day_of_news, within
from .parts.attachments import WithAttachments, WithRelated
from .parts.corrections import WithCorrections
from .parts.lead import WithLead
from .topics import WithTopics


class Series(models.Model):
    """News items that continue one another. Its parts are news items, in the order of their days."""

    name = models.CharField(_("name"), max_length=120)

    panels = [in_each_language("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self) -> str:
        return self.name


class NewsIndexPage(PortalPage):
    """All news, newest first, narrowed by topic and year; also as feeds."""

    template = "pages/news_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of news")


class NewsPage(WithTopics, WithLead, WithCorrections, WithAttachments, WithRelated, TextPage):
    """One news item."""

    date = models.DateField(_("date"), default=timezone.localdate)
    byline = models.CharField(
        _("written by"),
        max_length=120,
        blank=True,
        help_text=_("A person who agreed, or a desk. Empty: nobody is named."),
    )
    region = models.ForeignKey(
        Region, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("region"), related_name="+"
    )
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("series"), related_name="parts"
    )
    is_featured = models.BooleanField(
        _("featured"),
        default=False,
        help_text=_("It stands first on the home page and in the list, until a newer one is featured."),
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("byline")]),
        FieldRowPanel([FieldPanel("region"), FieldPanel("series")]),
        FieldPanel("is_featured"),
        WithTopics.topics_panel,
        WithLead.lead_panel,
        FieldPanel("body"),
        WithAttachments.attachments_panel,
        WithRelated.related_panel,
        WithCorrections.corrections_panel,
    ]
    override_translatable_fields = [
        *WithTopics.override_translatable_fields,
        *WithLead.lead_in_all_languages,
        SynchronizedField("region", overridable=False),
        SynchronizedField("series", overridable=False),
    ]
    search_fields = [*TextPage.search_fields, index.FilterField("date")]
    template = "pages/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("news item")

    shared_as = "article"
    found_as = "news"

    def facts(self) -> list[Facts]:
        return [
            {
                "@type": "NewsArticle",
                "headline": self.title,
                "description": in_one_sentence(self.description),
                "datePublished": self.date.isoformat(),
                "dateModified": self._modified,
                "correction": self.correction_facts,
                "inLanguage": self.locale.language_code,
                "image": [address for address in (self.lead_picture, self.picture) if address],
                "mainEntityOfPage": absolute(self.get_url() or ""),
                "author": publisher(),
                "creditText": self.byline,
                "contentLocation": self.region and {"@type": "Place", "name": self.region.name},
                "about": [{"@type": "Thing", "name": topic.name} for topic in self.shown_topics],
                "publisher": publisher(),
            }
        ]

    @property
    def _modified(self) -> str | None:
        """The day of its newest correction; before there is one, when it was last published."""
        if self.corrected_on:
            return self.corrected_on.isoformat()
        return self.last_published_at and self.last_published_at.isoformat(timespec="seconds")

    def clean(self) -> None:
        super().clean()
        within(self, date=day_of_news)

    def in_series(self) -> PageQuerySet:
        """The published parts of its series, which it has, in this language; the first one first."""
        parts = NewsPage.objects.filter(series=self.series_id, locale=self.locale_id).live().public()
        return parts.order_by("date", "pk")

    def part(self) -> dict[str, Any]:
        """Which part of its series this is: `number` of `count`, `previous` and `next`; empty where it stands alone."""
        if not self.series_id:
            return {}
        parts = list(self.in_series())
        here = next((place for place, part in enumerate(parts) if part.pk == self.pk), None)
        if here is None or len(parts) < 2:
            return {}
        before, after = parts[:here], parts[here + 1 :]
        return {
            "number": here + 1,
            "count": len(parts),
            "previous": before[-1] if before else None,
            "next": after[0] if after else None,
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"part": self.part(), "related": self.related_pages}


def featured_first(news: PageQuerySet) -> PageQuerySet:
    """`news`, newest first, but the newest that is featured before all others; `stands_first` says which one it is."""
    featured = news.filter(is_featured=True).order_by("-date", "-pk").values("pk")[:1]
    first = models.Case(models.When(pk=models.Subquery(featured), then=True), default=False)
    return news.annotate(stands_first=first).order_by("-stands_first", "-date", "-pk")
