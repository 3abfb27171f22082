"""Where a text could get away: at a door, on a page that is too old, with a refusal or a failure, with another
language, with a search, with a button of another part of the page."""

import logging
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import DatabaseError, IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string

from ..models import KeptText
from .doors import is_door
from .editors import is_wagtails
from .keeping import (
    BROWSER,
    WhyKept,
    forget,
    giving_back,
    has_texts,
    is_nobodys,
    is_unkept,
    keep,
    kept_for,
    noting_what_is_read,
    typed_in,
)
from .owner import page_in
from .pages import answered_with, is_shown, sent_page, typed_page
from .turns import answer_in_turn

logger = logging.getLogger(__name__)
#: A button of a form that asks for the page again, that of the notice which throws the text away, and (along) one that
#: saves a part of its page.
BUTTON, ALONG = "typed", "along"
#: What travels in a form and nobody types.
_CARRIED = re.compile(r"(^|-)(version|seen)$")
#: The unseen button that Enter presses (components/forms/enter.html), and the word that a page looks up.
BY_ENTER, WORD = "by_enter", "q"


class TypedMiddleware:
    """Keep what could not be saved, and give it back on the page on which it was typed.

    A form that is sent and meets a door is kept until its writer is through. A refused save is kept too, since going
    back in the browser asks for the page once more. It works inside the protection against forged requests, and never
    hands what it keeps to a view as something that was sent.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_wagtails(request):
            return self.get_response(request)
        if request.method == "POST":
            return self._sent(request)
        if request.method != "GET" or not _has_session(request) or not (kept := kept_for(request)):
            return self.get_response(request)
        request.given_back = kept  # type: ignore[attr-defined]
        with giving_back(kept):
            response = self.get_response(request)
        if _leads_to_door(response):
            return response
        if kept.reason == WhyKept.ALONG:
            if is_shown(kept, response) and not kept.differing:
                kept.delete()  # it is what is stored
            return response
        if is_shown(kept, response):
            return response
        if kept.reason == WhyKept.REFUSED:
            kept.delete()  # shown for the last time: the page that it was typed for is another one by now
        return typed_page(request, kept)

    def _sent(self, request: HttpRequest) -> HttpResponse:
        """What was typed into the other forms of the page is shown in them, should the page be shown again."""
        typed = KeptText(sent=list(typed_in(request).items()))
        with giving_back(typed), noting_what_is_read() as read:
            response = answer_in_turn(request, self.get_response)
        if getattr(request, "has_clashed", False):
            return _clashed(request)
        if getattr(request, "reached_its_view", False) and not is_door(request.path):
            _after(request, response, read)
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method != "POST" or is_wagtails(request):
            return None
        if request.POST.get(BUTTON) == "forget":
            forget(request)
            return HttpResponseRedirect(request.get_full_path())
        page = partial(view, request, *args, **kwargs)
        if request.POST.get(BUTTON) == "again":
            return _again(request, WhyKept.LANGUAGE, request.GET, page)
        if request.POST.get(BUTTON) == "look_up" or (BY_ENTER in request.POST and _has_new_word(request)):
            query = request.GET.copy()
            query[WORD] = request.POST.get(WORD, "")
            return _again(request, WhyKept.LOOKED_UP, query, page)
        request.reached_its_view = True  # type: ignore[attr-defined]  # Django has checked its token by now
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What exists only once was stored by somebody else between the look of a form and its writing."""
        if request.method != "POST" or is_wagtails(request) or not is_taken(exception):
            return None
        logger.warning("Two stored the same at once: %s", request.path, exc_info=exception)
        request.has_clashed = True  # type: ignore[attr-defined]
        return HttpResponse(status=HTTPStatus.CONFLICT)


def is_taken(exception: Exception) -> bool:
    """Whether the database refused a row because another one has what only one may have."""
    cause = exception.__cause__
    return isinstance(exception, IntegrityError) and (
        isinstance(cause, psycopg.errors.UniqueViolation | psycopg.errors.ExclusionViolation)
        or "UNIQUE constraint failed" in str(exception)
    )


def _clashed(request: HttpRequest) -> HttpResponse:
    """Made after the transaction is rolled back."""
    if keep(request, WhyKept.CLASHED):
        return HttpResponseRedirect(page_in(request))
    return sent_page(request, WhyKept.CLASHED, status=HTTPStatus.CONFLICT)


def _again(request: HttpRequest, reason: WhyKept, query: QueryDict, page: Callable[[], HttpResponse]) -> HttpResponse:
    """The page once more, as somebody asked, with the text in it."""
    is_kept = keep(request, reason)
    request.GET, request.META["QUERY_STRING"] = query, query.urlencode()  # type: ignore[assignment]
    if is_kept or not has_texts(typed_in(request)):
        return HttpResponseRedirect(request.get_full_path())
    in_answer = is_nobodys(request) or is_unkept(request)
    return answered_with(request, reason, page) if in_answer else sent_page(request, reason)


def _has_new_word(request: HttpRequest) -> bool:
    """Somebody pressed Enter in the search of a page, which has one form."""
    return request.POST.get(WORD, "") != request.GET.get(WORD, "")


def _has_session(request: HttpRequest) -> bool:
    """A page for somebody without one stays the same for all, and may be cached."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _after(request: HttpRequest, response: HttpResponse, read: set[str]) -> None:
    if _leads_to_door(response):
        keep(request, WhyKept.SIGNED_OUT)
    elif response.status_code == HTTPStatus.FOUND or getattr(request, "is_saved", False):
        forget(request)
        if request.POST.get(BUTTON) == ALONG and request.user.is_authenticated:
            keep(request, WhyKept.ALONG, _typed_elsewhere(request, read))
    elif response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
        _keep_in_spite_of_failure(request, response)
    elif response.status_code != HTTPStatus.SERVICE_UNAVAILABLE and request.user.is_authenticated:
        keep(request, WhyKept.REFUSED)


def _typed_elsewhere(request: HttpRequest, read: set[str]) -> dict[str, list[str]]:
    """A button saves its own part of a page; what was typed into the others is what none of its forms read."""
    rest = {name: values for name, values in typed_in(request).items() if name not in read}
    return rest if any(not _CARRIED.search(name) for name in rest) else {}


def _keep_in_spite_of_failure(request: HttpRequest, response: HttpResponse) -> None:
    """Django saves no session of a page that failed: it may be half changed. Only where the text is kept is noted."""
    with suppress(DatabaseError):
        known = request.session.get(BROWSER)
        if not request.session.session_key or not keep(request, WhyKept.FAILED):
            return
        if not known:
            session = type(request.session)(request.session.session_key)
            session[BROWSER] = request.session[BROWSER]
            session.save()
        if not settings.DEBUG:
            response.content = render_to_string("500.html", {"kept_at": request.path})


def _leads_to_door(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.FOUND and is_door(urlsplit(response["Location"]).path)
