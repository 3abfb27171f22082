"""Parts of a page that are the same for every reader and dear to make: made once under each number of what is shown.

Where nothing is kept (no cache named CACHE: on a developer's machine) they are made each time. They are kept until the
minute is over at most, as whole pages are: what depends on the clock changes at full minutes.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.translation import get_language

from .version import shown_version

#: Name in CACHES, of whole pages as well.
CACHE = "pages"
MINUTE = 60

T = TypeVar("T")


def keeps_anything() -> bool:
    return CACHE in settings.CACHES


def rest_of_the_minute() -> int:
    return MINUTE - int(time.time()) % MINUTE


def version_for(request: HttpRequest) -> str:
    """The number when this request first asked. What is read later is never older than it."""
    if not hasattr(request, "shown_version"):
        request.shown_version = shown_version()  # type: ignore[attr-defined]
    return request.shown_version  # type: ignore[attr-defined]


def kept(request: HttpRequest | None, name: str, make: Callable[[], T]) -> T:
    """What `make` returns, in the language of the reader. Only for what is shown to everybody alike; None is not kept.

    Without a request that only reads there is no telling whether it has changed something itself: then it is made.
    """
    if request is None or request.method not in ("GET", "HEAD") or not keeps_anything():
        return make()
    key = f"{version_for(request)}:{get_language()}:{name}"
    found = caches[CACHE].get(key)
    if found is None:
        found = make()
        caches[CACHE].set(key, found, rest_of_the_minute())
    return found
