"""Addresses of pages that three sides have, each in an area of its own."""

from typing import Any

from django import template

from ..audiences import Audience

register = template.Library()


@register.simple_tag
def at(audience: Audience, name: str, *args: Any) -> str:
    return audience.at(name, *args)
