"""Lists in pages, with an address that keeps the search."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

ROWS_A_PAGE = 25


def page_of(request: HttpRequest, rows: Any) -> dict:
    """What a list and components/pagination.html need: `page`, and `query`, the rest of the address."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return {"page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")), "query": rest.urlencode()}
