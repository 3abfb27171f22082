"""Lists that readers narrow and turn the pages of, by plain addresses."""

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.http import HttpRequest

PER_PAGE = 25


def page_of(request: HttpRequest, rows) -> PageOfRows:
    """The page of `rows` that ?page= asks for; nonsense leads to the first, too far to the last."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def whole_number(request: HttpRequest, name: str) -> int | None:
    """A filter that is a year: four digits, or None."""
    value = request.GET.get(name, "")
    return int(value) if len(value) == 4 and value.isascii() and value.isdigit() else None


def query_without_page(request: HttpRequest) -> str:
    """The filters of this address, for the links to its other pages."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
