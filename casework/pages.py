"""Lists in pages, with an address that keeps the search."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .filters import leave_out

ROWS_A_PAGE = 25


def page_of(request: HttpRequest, rows: Any, *, rows_a_page: int = ROWS_A_PAGE, keys_first: bool = False) -> dict:
    """What a list and components/pagination.html need: `page`, and `query`, the rest of the address without blanks.

    `keys_first` is for a long list of wide rows: the database puts keys in order, and then reads the rows of one page.
    """
    rest = [(name, value) for name, values in request.GET.lists() if name != "page" for value in values if value]
    listed = rows.values_list("pk", flat=True) if keys_first else rows
    pages, asked = Paginator(listed, rows_a_page), request.GET.get("page") or 1
    try:
        pages.validate_number(asked)
    except InvalidPage:
        leave_out(request.GET, "page", [str(asked)], label=_("Page"))
    page = pages.get_page(asked)
    if keys_first:
        page.object_list = list(rows.filter(pk__in=list(page.object_list)))
    return {"page": page, "query": urlencode(rest)}
