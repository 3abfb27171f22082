"""Says which typed words were taken for others: what is mended is never mended in silence."""

from django import template

from ..vocabulary.picker import vocabulary

register = template.Library()


@register.filter
def mended(typed: str) -> list[tuple[str, str]]:
    """(typed word, word of the vocabulary that it was taken for)."""
    return list(vocabulary().mended(typed).items()) if typed else []
