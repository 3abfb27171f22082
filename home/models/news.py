"""News: a list by year, and its items."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from casework.sharing import Facts, absolute, in_one_sentence, publisher

from .base import PortalPage, TextPage
from .bounds import day_of_news, within
from .topics import WithTopics


class NewsIndexPage(PortalPage):
    """All news, newest first, narrowed by year; also as a feed."""

    template = "pages/news_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of news")


class NewsPage(WithTopics, TextPage):
    """One news item."""

    date = models.DateField(_("date"), default=timezone.localdate)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("date"),
        WithTopics.topics_panel,
        FieldPanel("body"),
    ]
    search_fields = [*TextPage.search_fields, index.FilterField("date")]
    template = "pages/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("news item")

    shared_as = "article"

    def facts(self) -> list[Facts]:
        return [
            {
                "@type": "NewsArticle",
                "headline": self.title,
                "description": in_one_sentence(self.description),
                "datePublished": self.date.isoformat(),
                "dateModified": self.last_published_at and self.last_published_at.isoformat(timespec="seconds"),
                "inLanguage": self.locale.language_code,
                "image": [self.picture],
                "mainEntityOfPage": absolute(self.get_url() or ""),
                "author": publisher(),
                "publisher": publisher(),
            }
        ]

    def clean(self) -> None:
        super().clean()
        within(self, date=day_of_news)
