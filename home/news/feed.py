"""The news as feeds: all of them, and those of one topic."""

import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import NewsPage, Topic
from ..page_feeds import PageFeed


class NewsFeed(PageFeed):
    model = NewsPage
    order = ("-date", "-pk")

    def get_object(self, request: HttpRequest, topic: str = "") -> Topic | None:
        return get_object_or_404(Topic, slug=topic) if topic else None

    def items(self, topic: Topic | None = None):
        return self.pages().filter(topics=topic)[: self.length] if topic else super().items()

    def title(self, topic: Topic | None) -> str:
        name = _("News from the Tanzania Diaspora Portal")
        return f"{name}: {topic}" if topic else name

    def description(self) -> str:
        return _("What is new for the diaspora, for host institutions and for partners.")

    def item_pubdate(self, item: NewsPage) -> datetime.datetime:
        """Its own day, as the page says it; the hour is that of its publication on the same day, else noon."""
        published = item.first_published_at
        if published and timezone.localdate(published) == item.date:
            return published
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time(12)))
