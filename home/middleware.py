"""What editors are told when a page cannot go live, and readers where one was withdrawn."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .models import NotFinished, NotWhollyTranslated
from .withdrawn.answering import answer_at


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
