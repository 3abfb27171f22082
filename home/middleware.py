"""What editors are told when a page cannot go live."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .models import NotWhollyTranslated


class WhyNotPublishedMiddleware:
    """Whichever way somebody tried to publish half a translation: say why not, and lead to what is missing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotWhollyTranslated):
            return None
        messages.error(request, str(exception))
        return redirect("wagtailadmin_pages:edit", exception.page.pk)
