"""The publications of an index page, as the address of the reader narrows them."""

from typing import Any

from django.http import HttpRequest

from casework.pages import page_of

from ..models import LibraryIndexPage, LibraryPage
from .asked import Asked
from .facets import counted, facet_groups, occurring, values_of


def library_list(*, request: HttpRequest, index: LibraryIndexPage) -> dict[str, Any]:
    """One `page` of them with its `query`, the `groups` of facets with their counts, and what is `asked`."""
    items = LibraryPage.objects.child_of(index).live().public()
    values = values_of(items)
    asked = Asked.of(request.GET).among(occurring(values))
    found, counts = counted(values, asked)
    rows = items.filter(pk__in=found).order_by("-year", "title", "pk")
    rows = rows.prefetch_related("versions__language", "versions__document__reading")
    return {"asked": asked, "groups": facet_groups(asked, counts), **page_of(request, rows)}
