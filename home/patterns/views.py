"""Cloth as pictures: the same word always gives the same one, so browsers may keep it."""

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from diaspora.who_may import anyone, who_may

from .cloth import kanga
from .picture import sharing_picture
from .titles import title_of

_kept = cache_control(public=True, max_age=31_536_000, immutable=True)


@who_may(anyone)
@require_safe
@_kept
def pattern(request: HttpRequest, seed: str) -> HttpResponse:
    return HttpResponse(kanga(seed), content_type="image/svg+xml")


@who_may(anyone)
@require_safe
@_kept
def shared_title(request: HttpRequest, signed: str) -> HttpResponse:
    """Only titles that a page of ours has signed: nobody writes their own words on our cloth."""
    try:
        title = title_of(signed)
    except signing.BadSignature as error:
        raise Http404 from error
    return HttpResponse(sharing_picture(title, name=str(settings.SITE_NAME)), content_type="image/png")
