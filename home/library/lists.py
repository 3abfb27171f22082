"""The publications of an index page, as the address of the reader narrows them."""

from typing import Any

from django.http import HttpRequest
from wagtail.query import PageQuerySet

from casework.pages import page_of

from ..models import LibraryIndexPage, LibraryPage
from ..site_search.found import Found, SiteHit
from ..site_search.nearest import search_pages
from ..site_search.results import results
from .asked import LibrarySearch
from .facets import counted, facet_groups, occurring, values_of


def library_list(*, request: HttpRequest, index: LibraryIndexPage) -> dict[str, Any]:
    """One `page` of `rows` with its `query`, the `groups` of facets with their counts, what is `asked` and `found`.

    A row is a publication and, where words were asked, what the search says of it.
    """
    items = LibraryPage.objects.child_of(index).live().public()
    values = values_of(items)
    asked = LibrarySearch.of(request.GET).among(occurring(values), address=request.GET)
    language = index.locale.language_code
    found = search_pages(text=asked.text, language=language) if asked.text else Found()
    hits = {hit.pk: hit for hit in found.hits if hit.pk in values}
    among = {pk: values[pk] for pk in hits} if asked.text else values
    kept, counts = counted(among, asked)
    narrowed = set(kept)
    order = list(hits) if asked.text else list(_usual_order(items))
    shown = page_of(request, [pk for pk in order if pk in narrowed])
    rows = _rows(items, list(shown["page"].object_list), hits, found, language)
    return {"asked": asked, "found": found, "groups": facet_groups(asked, counts), "rows": rows, **shown}


def _usual_order(items: PageQuerySet):
    return items.order_by("-year", "title", "pk").values_list("pk", flat=True)


def _rows(items: PageQuerySet, numbers: list[int], hits: dict[int, SiteHit], found: Found, language: str) -> list[dict]:
    publications = items.filter(pk__in=numbers).prefetch_related("versions__language", "versions__document__reading")
    by_number = {item.pk: item for item in publications}
    said = {
        result.pk: result for result in results([hits[pk] for pk in numbers if pk in hits], found, language=language)
    }
    return [{"item": by_number[pk], "result": said.get(pk)} for pk in numbers if pk in by_number]
