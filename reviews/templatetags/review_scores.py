"""Marks in the words of a reader."""

from django import template
from django.utils.formats import number_format

from ..ranking.results import POINT

register = template.Library()


@register.filter
def points(hundredths: int | None) -> str:
    """Hundredths of a point as points with one digit; a dash for nothing."""
    return "–" if hundredths is None else number_format(hundredths / POINT, decimal_pos=1)
