"""The lists of index pages, for their templates.

They are tags because Wagtail serves a page (and its preview) itself, so no view of ours could read the address.
"""

from typing import Any

from django import template

from ..calls import lists as calls
from ..library import lists as library
from ..news import lists as news
from ..press import lists as press
from ..projects import lists as projects

register = template.Library()


@register.simple_tag(takes_context=True)
def news_list(context) -> dict[str, Any]:
    return news.news_list(request=context["request"], index=context["page"])


@register.simple_tag(takes_context=True)
def library_list(context) -> dict[str, Any]:
    return library.library_list(request=context["request"], index=context["page"])


@register.simple_tag(takes_context=True)
def call_list(context) -> dict[str, Any]:
    return calls.call_list(request=context["request"], index=context["page"])


@register.simple_tag(takes_context=True)
def project_list(context) -> dict[str, Any]:
    return projects.project_list(request=context["request"], index=context["page"])


@register.simple_tag
def news_that_name(page) -> list:
    """One query more than there are kinds of links to a page, however many news there are."""
    return list(projects.news_that_name(page))


@register.simple_tag(takes_context=True)
def press_list(context) -> dict[str, Any]:
    return press.press_list(request=context["request"], index=context["page"])
