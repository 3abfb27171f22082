"""What editors are told when a page cannot go live or half a form arrived, and readers where a page was withdrawn."""

import logging
import traceback
from http import HTTPStatus
from pathlib import Path

import wagtail
import wagtail_localize
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .models import NotFinished, NotWhollyTranslated
from .rich_text import NotAsSent
from .withdrawn.answering import answer_at

logger = logging.getLogger(__name__)
#: What Wagtail meets where a field did not arrive, or holds what its page never sends.
_NOT_AS_SENT = (KeyError, ValueError, ObjectDoesNotExist)
_WAGTAIL = {Path(package.__file__).parent for package in (wagtail, wagtail_localize)}
_PACKAGES = Path(wagtail.__file__).parent.parent
_CHANGES_SOMETHING = {"POST", "PUT", "PATCH", "DELETE"}


class WhyNotPublishedMiddleware:
    """Whichever way somebody tried to publish half a page, or half a translation: say why not, and lead there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotWhollyTranslated | NotFinished):
            return None
        messages.error(request, str(exception))
        return redirect("wagtailadmin_pages:edit", exception.page.pk)


class HalfPostMiddleware:
    """Wagtail reads some fields without asking whether they are there, or what they hold. Half a form is no failure of
    ours."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_sent = request.method in _CHANGES_SOMETHING and request.path.startswith("/admin/")
        if not is_sent or not (isinstance(exception, NotAsSent) or _was_wagtail(exception)):
            return None
        logger.warning("Half a form: %s", request.path, exc_info=exception)
        return render(request, "half_a_form.html", status=HTTPStatus.BAD_REQUEST)


def _was_wagtail(exception: Exception) -> bool:
    """Whether Wagtail asked for what was not there, and no code of the portal on the way."""
    if not isinstance(exception, _NOT_AS_SENT):
        return False
    frames = [Path(frame.filename) for frame in traceback.extract_tb(exception.__traceback__)]
    asked = [file for file in frames if _WAGTAIL.intersection(file.parents) or _is_ours(file)]
    return bool(asked) and not _is_ours(asked[-1])


def _is_ours(file: Path) -> bool:
    return settings.BASE_DIR in file.parents and _PACKAGES not in file.parents


class WithdrawnMiddleware:
    """Outside of the redirects: an address that an editor leads elsewhere is not gone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or not _asks_for_a_page(request):
            return response
        return answer_at(request, request.path) or response


def _asks_for_a_page(request: HttpRequest) -> bool:
    found = getattr(request, "resolver_match", None)
    return request.method in ("GET", "HEAD") and found is not None and found.url_name == "wagtail_serve"
