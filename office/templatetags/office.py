"""What the pages of the programme office share: the way around, and the forms on the page of a record."""

from typing import Any

from django import template
from django.urls import reverse

from casework.noted import kind_of

from ..navigation import tabs_of

register = template.Library()
register.filter("record_kind", kind_of)


@register.inclusion_tag("office/_navigation.html")
def office_navigation(here: str, user: Any) -> dict:
    """The tabs of the office, a menu on phones; `here` is the name of the page that is shown."""
    links = [{"label": tab.label, "url": reverse(tab.address), "is_current": tab.holds(here)} for tab in tabs_of(user)]
    current = next((link["label"] for link in links if link["is_current"]), None)
    return {"links": links, "current": current}
