"""Where somebody came from to change a part of the profile, and gets back to in the end.

The address of each page of the profile carries it as a word, `?from=check` or `?from=application:TDP-2026-0007`,
through every step and every mistake. Each app registers the words of its own pages.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

#: The address that a word means; the key is what follows its colon.
Way = Callable[[str], str]

_ways: dict[str, Way] = {"check": lambda key: reverse("diaspora:check")}


def register_way_back(name: str, way: Way) -> None:
    _ways[name] = way


def way_to(word: str) -> str:
    """The query that leads back to the page of `word`."""
    return "?" + urlencode({"from": word}, safe=":")


def way_back(request: HttpRequest) -> str:
    """The address where the reader came from; empty for who goes through the parts one after the other."""
    name, _colon, key = request.GET.get("from", "").partition(":")
    try:
        return _ways[name](key)
    except (KeyError, NoReverseMatch):
        return ""


def came_from(request: HttpRequest) -> str:
    """What the links of a page carry on, so that its reader gets back in the end."""
    return way_to(request.GET["from"]) if way_back(request) else ""
