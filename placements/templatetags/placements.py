"""Addresses of pages that three sides have, each in an area of its own."""

from typing import Any

from django import template

from ..viewers import Viewer

register = template.Library()


@register.simple_tag
def at(viewer: Viewer, name: str, *args: Any) -> str:
    return viewer.at(name, *args)
