"""`{% stylesheets %}`: the links to the stylesheets, one by one in development, joined in production."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..stylesheets import STYLESHEETS

register = template.Library()


@register.simple_tag
def stylesheets() -> SafeString:
    joined = getattr(staticfiles_storage, "joined_stylesheet", None)
    names = [joined] if joined else STYLESHEETS
    return format_html_join("\n  ", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))
