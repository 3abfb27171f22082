"""The news of an index page, as the address of the reader narrows them."""

from typing import Any

from django.http import HttpRequest, QueryDict

from casework.pages import page_of

from ..models import NewsIndexPage, NewsPage


def news_list(*, request: HttpRequest, index: NewsIndexPage) -> dict[str, Any]:
    """Newest first: `years`, the chosen `year`, one `page` of the news with its `query`."""
    news = NewsPage.objects.child_of(index).live().public().order_by("-date", "-pk")
    years = [day.year for day in news.dates("date", "year", order="DESC")]
    year = asked_year(request.GET)
    return {"years": years, "year": year, **page_of(request, news.filter(date__year=year) if year else news)}


def asked_year(asked: QueryDict) -> int | None:
    """A filter that is a year: four digits, or None."""
    value = asked.get("year", "")
    return int(value) if len(value) == 4 and value.isascii() and value.isdigit() else None
