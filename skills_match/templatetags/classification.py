"""Whose classification the words of a picker come from."""

from django import template

from ..vocabulary.layers import is_esco_loaded

register = template.Library()


@register.inclusion_tag("components/classification_notice.html")
def classification_notice() -> dict:
    """The sentence that the European Commission asks for (Decision 2011/833/EU), where ESCO is loaded. One query."""
    return {"is_esco_loaded": is_esco_loaded()}
