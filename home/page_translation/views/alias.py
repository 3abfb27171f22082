"""Showing the original in the place of a translation."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias

from diaspora.who_may import who_may

from ..rules import may_publish, translator


@who_may(translator)
def show_original_instead(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask once more, then replace what readers see by the original: a way to publish, for who may."""
    if not may_publish(request.user, get_object_or_404(Page, pk=page_id)):
        raise PermissionDenied
    return convert_to_alias(request, page_id)
