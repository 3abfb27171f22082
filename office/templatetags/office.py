"""What the pages of the programme office share: the way around, and the forms on the page of a record."""

from typing import Any

from django import template
from django.urls import reverse

from casework.noted import kind_of

from ..navigation import Tab, tabs_of

register = template.Library()
register.filter("record_kind", kind_of)

#: So many tabs stand in one row.
FEW = 9


@register.inclusion_tag("office/_navigation.html")
def office_navigation(here: str, user: Any) -> dict:
    """The tabs of the office: the daily ones and where one is in a row, the rest under "More"; one menu on phones.

    `here` is the name of the page that is shown.
    """
    links = [_link(tab, here) for tab in tabs_of(user)]
    more = [link for link in links if not (link["is_daily"] or link["is_current"])] if len(links) > FEW else []
    current = next((link["label"] for link in links if link["is_current"]), None)
    return {"links": [link for link in links if link not in more], "more": more, "current": current}


def _link(tab: Tab, here: str) -> dict[str, Any]:
    return {
        "label": tab.label,
        "url": reverse(tab.address),
        "is_current": tab.holds(here),
        "is_daily": tab.is_daily,
    }
