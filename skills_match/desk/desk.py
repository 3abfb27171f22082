"""Naming assignments."""

from django.db.models import Q
from modeltranslation.utils import get_translation_fields


def assignments_called(text: str, prefix: str = "") -> Q:
    """Every word of `text` stands in the reference or in the title in some language; `prefix` leads to it."""
    found = Q()
    for word in text.split():
        held = Q(**{f"{prefix}reference__icontains": word})
        for field in get_translation_fields("title"):
            held |= Q(**{f"{prefix}{field}__icontains": word})
        found &= held
    return found
