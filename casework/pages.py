"""Lists in pages, with an address that keeps the search."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .filters import leave_out

ROWS_A_PAGE = 25


def page_of(request: HttpRequest, rows: Any, *, rows_a_page: int = ROWS_A_PAGE) -> dict:
    """What a list and components/pagination.html need: `page`, and `query`, the rest of the address without blanks."""
    rest = [(name, value) for name, values in request.GET.lists() if name != "page" for value in values if value]
    pages, asked = Paginator(rows, rows_a_page), request.GET.get("page") or 1
    try:
        pages.validate_number(asked)
    except InvalidPage:
        leave_out(request.GET, "page", [str(asked)], label=_("Page"))
    return {"page": pages.get_page(asked), "query": urlencode(rest)}
