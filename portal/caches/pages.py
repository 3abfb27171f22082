"""Pages kept for readers without a session: made once, and again as soon as anything changes that they show.

A page is kept under the number of what is shown (`casework.shown`), which each writing to one of those tables changes
in its own transaction, and at most until the minute is over: what depends on the clock changes at full minutes.
Cached is what was made for nobody: no session, no cookie, no form with a token, and no word of the view about caches.
"""

import hashlib
from dataclasses import dataclass, replace
from http import HTTPStatus

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from casework.shown.kept import CACHE, keeps_anything, rest_of_the_minute, version_for

from ..request_log import plain_path

#: A proxy keeps its copy for so many seconds, and as long again while it asks for a new one: under a rush it asks once.
AT_PROXY = "public, max-age=0, s-maxage=10, stale-while-revalidate=10"
#: Cookies that change no page.
HARMLESS = {settings.CSRF_COOKIE_NAME}
#: Of 11; above it takes more time than it saves.
BROTLI_QUALITY = 5


@dataclass(frozen=True)
class KeptPage:
    """A page as it was made. Compressed once, for all who read it, when it is kept; else each answer is on its way."""

    content: bytes
    #: Empty until it is kept.
    compressed: bytes
    headers: dict[str, str]
    etag: str
    #: How the log names its address.
    path: str

    @classmethod
    def of(cls, request: HttpRequest, response: HttpResponse) -> "KeptPage":
        patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
        response["Cache-Control"] = AT_PROXY
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        return cls(
            content=response.content,
            compressed=b"",
            headers=headers,
            etag=f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"',
            path=plain_path(request),
        )

    def smaller(self) -> "KeptPage":
        return replace(self, compressed=brotli.compress(self.content, quality=BROTLI_QUALITY))

    def answer(self, request: HttpRequest) -> HttpResponse:
        request.kept_path = self.path  # type: ignore[attr-defined]
        takes_brotli = bool(self.compressed) and "br" in request.headers.get("Accept-Encoding", "")
        response = HttpResponse(self.compressed if takes_brotli else self.content, headers=self.headers)
        response["Content-Length"] = str(len(response.content))
        if takes_brotli:
            response["Content-Encoding"] = "br"
        response["ETag"] = self.etag
        return get_conditional_response(request, etag=self.etag, response=response) or response


class PageCacheMiddleware:
    """Inside what compresses, outside of all that looks at sessions, languages and policies."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not keeps_anything() or not _asks_for_what_everybody_reads(request):
            return self.get_response(request)
        # Of addresses with a query there is no end: these only a proxy keeps, which has a fixed room for them.
        key = "" if request.META.get("QUERY_STRING") else _key(request)
        kept = caches[CACHE].get(key) if key else None
        if kept is None:
            response = self.get_response(request)
            if not _was_made_for_everybody(request, response):
                return response
            kept = KeptPage.of(request, response)
            if key:
                kept = kept.smaller()
                caches[CACHE].set(key, kept, rest_of_the_minute())
        return kept.answer(request)


def _asks_for_what_everybody_reads(request: HttpRequest) -> bool:
    is_somebody = "Authorization" in request.headers or not request.COOKIES.keys() <= HARMLESS
    return request.method in ("GET", "HEAD") and not is_somebody


def _was_made_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Using the token of a form sets its cookie again; a view that says something about caches has decided."""
    is_whole = request.method == "GET" and response.status_code == HTTPStatus.OK and not response.streaming
    return is_whole and not (response.cookies or response.has_header("Cache-Control"))


def _key(request: HttpRequest) -> str:
    asked = (request.scheme, request.META.get("HTTP_HOST", ""), request.path)
    return f"{version_for(request)}:{hashlib.sha256(repr(asked).encode()).hexdigest()}"
