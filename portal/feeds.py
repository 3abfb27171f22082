"""The feeds, each as RSS and as Atom: /en/feeds/news/ and /en/feeds/news/atom/."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from casework.feeds import PortalFeed
from conferences.feed import ConferenceFeed
from diaspora.who_may import anyone, who_may
from home.library.feed import LibraryFeed
from home.news.feed import NewsFeed
from skills_match.search.feed import AssignmentFeed

FEEDS = {"news": NewsFeed, "assignments": AssignmentFeed, "conferences": ConferenceFeed, "library": LibraryFeed}


def _view(feed: type[PortalFeed]):
    @who_may(anyone)
    def answer(request: HttpRequest, **kwargs) -> HttpResponse:
        return feed()(request, **kwargs)

    return answer


app_name = "feeds"
urlpatterns = [
    address
    for name, feed in FEEDS.items()
    for address in (
        path(f"{name}/", _view(feed), name=name),
        path(f"{name}/atom/", _view(feed), {"format": "atom"}, name=f"{name}_atom"),
    )
]
