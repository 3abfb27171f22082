"""That no money moves on this installation is said on each of its pages."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def payments_are_played() -> bool:
    return settings.STRIPE_IS_PLAYED
