"""Appeals on the pages of projects."""

from django import template
from wagtail.models import Page

from home.models import HomePage, NewsIndexPage, NewsPage, ProjectIndexPage, ProjectPage

from ..appeals.readings import Shown, with_progress
from ..models import Appeal

register = template.Library()


#: Kinds of pages at whose foot the way to giving stands: none that whoever applies has to read.
_LEADING = (HomePage, NewsIndexPage, NewsPage, ProjectIndexPage, ProjectPage)


@register.simple_tag
def leads_to_giving(page: object) -> bool:
    """Whether the foot of this page may lead to giving: `page` is what the template calls so, also no page at all."""
    return isinstance(page, _LEADING)


@register.simple_tag
def appeals_for(project: Page) -> list[Shown]:
    """Those that take gifts now for the project on this page, in whatever language it is read."""
    taking = Appeal.objects.taking().filter(project__translation_key=project.translation_key)
    return with_progress(taking.select_related("assignment"))
