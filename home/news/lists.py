"""The news of an index page, as the address of the reader narrows them."""

from typing import Any

from django.http import HttpRequest
from wagtail.query import PageQuerySet

from casework.filters import one_of
from casework.pages import page_of
from casework.shown.kept import kept

from ..models import NewsIndexPage, NewsPage, Topic, featured_first
from ..models.parts.lead import with_cards


def news_list(*, request: HttpRequest, index: NewsIndexPage) -> dict[str, Any]:
    """Newest first: `years` and `topics` to choose from, the chosen `year` and `topic`, one `page` with its `query`.

    Before somebody chooses, the featured one is first.
    """
    news = NewsPage.objects.child_of(index).live().public()
    years, topics = kept(request, f"news-choices-{index.pk}", lambda: _choices(news))
    year = int(one_of(request.GET, "year", [str(year) for year in years]) or 0)
    slug = one_of(request.GET, "topic", [topic.slug for topic in topics])
    topic = next((topic for topic in topics if topic.slug == slug), None)
    shown = news.order_by("-date", "-pk") if year or topic else featured_first(news)
    if year:
        shown = shown.filter(date__year=year)
    if topic:
        shown = shown.filter(topics=topic)
    choices = {"years": years, "year": year, "topics": topics, "topic": topic}
    return {**choices, **page_of(request, with_cards(shown))}


def _choices(news: PageQuerySet) -> tuple[list[int], list[Topic]]:
    years = [day.year for day in news.dates("date", "year", order="DESC")]
    return years, list(Topic.objects.of(news))
