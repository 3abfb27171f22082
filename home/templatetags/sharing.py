"""What the head of a page says to search engines and messengers."""

from django import template

from casework.sharing import absolute

from ..patterns.titles import picture_path

register = template.Library()


@register.simple_tag
def title_picture(title: str) -> str:
    """The absolute address of the picture that messengers show."""
    return absolute(picture_path(title))


@register.filter
def alternates(links: list[dict]) -> list[tuple[str, str]]:
    """(language, absolute address) of a page in each language that it has; `x-default` is for readers of no other.

    Without what narrows the page here: that is one reader's choice. Nothing while there is only one language.
    """
    found = [(link["code"], absolute(link["url"].partition("?")[0])) for link in links or () if link["is_translated"]]
    return [*found, ("x-default", found[0][1])] if len(found) > 1 else []
