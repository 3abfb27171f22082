"""The feeds, each as RSS and as Atom: /en/feeds/news/ and /en/feeds/news/atom/. Some also by topic."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from casework.feeds import PortalFeed
from conferences.feed import ConferenceFeed
from diaspora.who_may import anyone, who_may
from home.calls.feed import CallFeed
from home.library.feed import LibraryFeed
from home.news.feed import NewsFeed
from home.press.feed import PressFeed
from skills_match.search.feed import AssignmentFeed

FEEDS = {
    "news": NewsFeed,
    "assignments": AssignmentFeed,
    "calls": CallFeed,
    "conferences": ConferenceFeed,
    "library": LibraryFeed,
    "press": PressFeed,
}
BY_TOPIC = {"news_topic": ("news/topics/<slug:topic>/", NewsFeed)}


def _view(feed: type[PortalFeed]):
    @who_may(anyone)
    def answer(request: HttpRequest, **kwargs) -> HttpResponse:
        return feed()(request, **kwargs)

    # The address belongs to the app of its feed.
    answer.__module__ = feed.__module__
    return answer


def _addresses(name: str, address: str, feed: type[PortalFeed]) -> Iterator[URLPattern]:
    yield path(address, _view(feed), name=name)
    yield path(f"{address}atom/", _view(feed), {"format": "atom"}, name=f"{name}_atom")


app_name = "feeds"
urlpatterns = [
    *(found for name, feed in FEEDS.items() for found in _addresses(name, f"{name}/", feed)),
    *(found for name, (address, feed) in BY_TOPIC.items() for found in _addresses(name, address, feed)),
]
