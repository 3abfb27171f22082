"""Lists in pages, with an address that keeps the search."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest

ROWS_A_PAGE = 25


def page_of(request: HttpRequest, rows: Any, *, rows_a_page: int = ROWS_A_PAGE) -> dict:
    """What a list and components/pagination.html need: `page`, and `query`, the rest of the address without blanks."""
    rest = [(name, value) for name, values in request.GET.lists() if name != "page" for value in values if value]
    return {"page": Paginator(rows, rows_a_page).get_page(request.GET.get("page")), "query": urlencode(rest)}
