"""Cloth as pictures: the same word always gives the same one, so browsers may keep it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from diaspora.who_may import anyone, who_may

from .cloth import kanga


@who_may(anyone)
@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def pattern(request: HttpRequest, seed: str) -> HttpResponse:
    return HttpResponse(kanga(seed), content_type="image/svg+xml")
