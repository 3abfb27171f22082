"""`{% assignments_by_region %}`: the map of all open assignments, with its heading. Nothing when there are none."""

from django import template

from ..search.by_region import map_of_open

register = template.Library()


@register.inclusion_tag("assignments/_by_region.html")
def assignments_by_region():
    return {"map": map_of_open()}
