"""`{% stylesheets %}`: the links to the stylesheets, one by one in development, joined in production."""

from functools import lru_cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import Storage
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..stylesheets import STYLESHEETS

register = template.Library()


@register.simple_tag
def stylesheets() -> SafeString:
    return _links(staticfiles_storage)


@lru_cache(maxsize=2)
def _links(storage: Storage) -> SafeString:
    """Every page has them, and they stay as they are for as long as the storage does."""
    joined = getattr(storage, "joined_stylesheet", None)
    names = [joined] if joined else STYLESHEETS
    return format_html_join("\n  ", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))
