"""What the head of a page says to search engines and messengers."""

from django import template

from casework import sharing
from casework.sharing import absolute

from ..patterns.titles import picture_path

register = template.Library()


@register.simple_tag
def title_picture(title: str) -> str:
    """The absolute address of the picture that messengers show."""
    return absolute(picture_path(title))


@register.filter
def alternates(links: list[dict]) -> list[tuple[str, str]]:
    """A page in each language that it has, without what narrows it here: that is one reader's choice."""
    paths = {link["code"]: link["url"].partition("?")[0] for link in links or () if link["is_translated"]}
    return sharing.alternates(paths)
