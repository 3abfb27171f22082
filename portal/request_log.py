"""A number for each request, and one line about it: what was asked for and how it went, not by whom or with what."""

import logging
import re
import time
import uuid
from contextvars import ContextVar
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest

logger = logging.getLogger("portal.requests")

#: Of the request that this thread answers.
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
GIVEN = re.compile(r"[\w.-]{8,64}", re.ASCII)
#: Parts of addresses that name no person and open nothing, besides whole numbers.
TOLD = {"reference", "slug", "decision", "step", "kind", "format", "purpose"}
#: Public pages of the editors: their addresses are everybody's.
PUBLIC = {"wagtail_serve"}
#: What stands for a value in a route: `<int:pk>`; in a regular expression `(?P<key>…)` or, without a name, `(…)`.
CONVERTER = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
NAMED_GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
OTHER_GROUP = re.compile(r"\([^()]*\)")


def plain_path(request: HttpRequest) -> str:
    """The address as our code names it, with numbers and references; keys and all other values stay out."""
    match = request.resolver_match
    if match is None:
        return getattr(request, "kept_path", "<unknown>")
    if match.view_name in PUBLIC:
        return request.path

    def told(found: re.Match) -> str:
        value = match.kwargs.get(found["name"], "")
        return str(value) if isinstance(value, int) or found["name"] in TOLD else f"<{found['name']}>"

    route = NAMED_GROUP.sub(r"<\1>", match.route)
    route = OTHER_GROUP.sub("<…>", route)
    return "/" + CONVERTER.sub(told, route).replace("^", "").replace("$", "")


class RequestLogMiddleware:
    """First of all: whatever is logged while a request is answered carries its number, and so does the answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.monotonic()
        number = request.headers.get("X-Request-ID", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
        number = number if GIVEN.fullmatch(number) else uuid.uuid4().hex
        token = REQUEST_ID.set(number)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = number
            if not request.path.startswith((settings.STATIC_URL, "/health/")):
                fields = {
                    "method": request.method,
                    "path": plain_path(request),
                    "status": response.status_code,
                    "milliseconds": round((time.monotonic() - started) * 1000),
                }
                # A page that failed is a warning, of which only a few are written when all pages fail.
                failed = response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
                logger.log(logging.WARNING if failed else logging.INFO, "Request", extra={"fields": fields})
            return response
        finally:
            REQUEST_ID.reset(token)
