"""Appeals on the pages of projects."""

from django import template
from wagtail.models import Page

from ..appeals.readings import Shown, with_progress
from ..models import Appeal

register = template.Library()


@register.simple_tag
def appeals_for(project: Page) -> list[Shown]:
    """Those that take gifts now for the project on this page, in whatever language it is read."""
    taking = Appeal.objects.taking().filter(project__translation_key=project.translation_key)
    return with_progress(taking.select_related("assignment"))
