"""The picture of a publication's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from diaspora.who_may import anyone, who_may

from ..models import DocumentCover, LibraryPage


@who_may(anyone)
@require_safe
@cache_control(public=True, max_age=3600, s_maxage=10)
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Of what everybody may read on a page; its browser keeps it for an hour, a proxy for a moment."""
    shown = LibraryPage.objects.live().public()
    found = get_object_or_404(
        DocumentCover.objects.filter(reading__document__library_versions__page__in=shown).distinct(),
        reading__document__id=pk,  # not its own key: that is a relation, which takes numbers that no database knows
    )
    return HttpResponse(bytes(found.picture), content_type="image/webp")
