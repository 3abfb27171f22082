"""Figures of this year on pages of others."""

from django import template

from ..assignments.figures import figures_of, this_year

register = template.Library()


@register.simple_tag
def figures_of_this_year() -> dict:
    """`{% figures_of_this_year as this_year %}`: the year, and what there is to say about it. One query."""
    year = this_year()
    return {"year": str(year), "figures": figures_of(year)}
