"""The publications of an index page, as the address of the reader narrows them."""

from typing import Any

from django.http import HttpRequest

from casework.pages import page_of
from diaspora.models import Language

from ..enums import LibraryKind
from ..models import LibraryIndexPage, LibraryPage
from ..news.lists import asked_year


def library_list(*, request: HttpRequest, index: LibraryIndexPage) -> dict[str, Any]:
    """One `page` of them with its `query`, the choices of the filter, and what is chosen."""
    items = LibraryPage.objects.child_of(index).live().public()
    languages = list(Language.objects.filter(library_versions__page__in=items).distinct())
    years = list(items.order_by("-year").values_list("year", flat=True).distinct())
    kind = next((value for value in LibraryKind.values if value == request.GET.get("kind")), "")
    year = asked_year(request.GET)
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
