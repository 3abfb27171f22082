"""The lists of index pages, as the address of the reader narrows them.

They stand here and not in the models because they read the request, and not in a view because Wagtail serves the page
(and its preview) itself.
"""

from typing import Any

from django import template
from django.http import QueryDict

from diaspora.models import Language
from diaspora.views.lists import page_of

from ..enums import LibraryKind
from ..models import LibraryPage, NewsPage

register = template.Library()


@register.simple_tag(takes_context=True)
def news_list(context) -> dict[str, Any]:
    """All news of this index page, newest first: `years`, the chosen `year`, one `page` of them with its `query`."""
    request = context["request"]
    news = NewsPage.objects.child_of(context["page"]).live().public().order_by("-date", "-pk")
    years = [day.year for day in news.dates("date", "year", order="DESC")]
    year = _year(request.GET)
    return {"years": years, "year": year, **page_of(request, news.filter(date__year=year) if year else news)}


@register.simple_tag(takes_context=True)
def library_list(context) -> dict[str, Any]:
    """The publications of this index page with the choices of its filter, and what is chosen."""
    request = context["request"]
    items = LibraryPage.objects.child_of(context["page"]).live().public()
    languages = list(Language.objects.filter(library_versions__page__in=items).distinct())
    years = list(items.order_by("-year").values_list("year", flat=True).distinct())
    kind = next((value for value in LibraryKind.values if value == request.GET.get("kind")), "")
    year = _year(request.GET)
    language = next((one.code for one in languages if one.code == request.GET.get("language")), "")
    if kind:
        items = items.filter(kind=kind)
    if year:
        items = items.filter(year=year)
    if language:
        items = items.filter(versions__language__code=language)
    items = items.order_by("-year", "title", "pk").prefetch_related("versions__language")
    chosen = {"kind": kind, "year": year, "language": language}
    choices = {"kinds": LibraryKind.choices, "years": years, "languages": languages}
    return {**choices, **chosen, **page_of(request, items)}


def _year(asked: QueryDict) -> int | None:
    """A filter that is a year: four digits, or None."""
    value = asked.get("year", "")
    return int(value) if len(value) == 4 and value.isascii() and value.isdigit() else None
