"""The list of an index page, for its template.

It is a tag because Wagtail serves a page (and its preview) itself, so no view of ours could read the address.
"""

from typing import Any

from django import template

from ..calls.lists import call_list
from ..library.lists import library_list
from ..models import CallIndexPage, LibraryIndexPage, NewsIndexPage, PressIndexPage, ProjectIndexPage
from ..news.lists import news_list
from ..press.lists import press_list
from ..projects.lists import news_that_name, project_list

LISTS = {
    CallIndexPage: call_list,
    LibraryIndexPage: library_list,
    NewsIndexPage: news_list,
    PressIndexPage: press_list,
    ProjectIndexPage: project_list,
}

register = template.Library()
register.simple_tag(news_that_name)


@register.simple_tag(takes_context=True)
def page_list(context: template.Context) -> dict[str, Any]:
    """`{% page_list as list %}`: what the index page lists, as the address of the reader narrows it."""
    return LISTS[type(context["page"])](request=context["request"], index=context["page"])
