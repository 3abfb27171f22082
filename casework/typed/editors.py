"""Wagtail's screens keep drafts of their own; a page of ours among them loses nothing, as every other one of ours."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.urls import Resolver404, resolve

_AREA = "/admin/"

View = TypeVar("View", bound=Callable[..., Any])


def among_editors(view: View) -> View:
    """Mark a view of ours whose page lies among Wagtail's."""
    view.is_among_editors = True  # type: ignore[attr-defined]
    return view


def is_wagtails(request: HttpRequest) -> bool:
    """Whether Wagtail itself looks after what is typed on this page."""
    if not request.path.startswith(_AREA):
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return True
    return not getattr(view, "is_among_editors", False)
