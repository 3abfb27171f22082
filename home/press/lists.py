"""The press releases of an index page."""

from typing import Any

from django.http import HttpRequest

from casework.pages import page_of

from ..models import PressIndexPage, PressReleasePage


def press_list(*, request: HttpRequest, index: PressIndexPage) -> dict[str, Any]:
    """One `page` of them, newest first, with its `query`."""
    return page_of(request, PressReleasePage.objects.child_of(index).live().public().order_by("-date", "-pk"))
