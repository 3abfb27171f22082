"""The news as a feed."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from diaspora.who_may import anyone, who_may

from ..models import NewsPage


class NewsFeed(Feed):
    """The twenty newest items in the reader's language."""

    def title(self) -> str:
        return _("News from the Tanzania Diaspora Portal")

    def description(self) -> str:
        return _("What is new for the diaspora, for host institutions and for partners.")

    def link(self) -> str:
        return f"/{get_language()}/"

    def items(self):
        news = NewsPage.objects.live().public().filter(locale__language_code=(get_language() or "en")[:2])
        return news.order_by("-date", "-pk")[:20]

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.summary

    def item_link(self, item: NewsPage) -> str:
        return item.get_url() or ""

    def item_pubdate(self, item: NewsPage):
        return item.first_published_at


@who_may(anyone)
def news_feed(request: HttpRequest) -> HttpResponse:
    return NewsFeed()(request)
