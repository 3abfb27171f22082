"""Whoever has just done something finds the number of what waits counted again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .number import count_again

_ONLY_READS = {"GET", "HEAD", "OPTIONS"}


class InboxMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if request.method not in _ONLY_READS and request.user.is_authenticated:
            count_again(request.user)
        return response
