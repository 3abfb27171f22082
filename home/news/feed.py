"""The news as a feed."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import NewsPage
from ..page_feeds import PageFeed


class NewsFeed(PageFeed):
    model = NewsPage
    order = ("-date", "-pk")

    def title(self) -> str:
        return _("News from the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("What is new for the diaspora, for host institutions and for partners.")

    def item_pubdate(self, item: NewsPage) -> datetime.datetime:
        """Its own day, as the page says it; the hour is that of its publication on the same day, else noon."""
        published = item.first_published_at
        if published and timezone.localdate(published) == item.date:
            return published
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time(12)))
