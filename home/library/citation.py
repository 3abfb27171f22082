"""How a publication is cited: one style for all, so that a reader can copy it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from casework.sharing import absolute

from ..models import LibraryPage


def citation(page: LibraryPage) -> SafeString:
    """Author or publisher (year). *Title*, edition. Place: publisher. Address."""
    who = page.author or page.publisher
    title = (
        format_html("<cite>{}</cite>, {}", page.title, page.edition)
        if page.edition
        else format_html("<cite>{}</cite>", page.title)
    )
    published = ": ".join(part for part in (page.place, page.publisher if page.author else "") if part)
    parts = [format_html("{} ({})", who.rstrip("."), page.year), title, published, absolute(page.get_url() or "")]
    return format_html(" ".join(["{}."] * (len(parts) - 1 - (not published)) + ["{}"]), *filter(None, parts))
