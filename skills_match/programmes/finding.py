"""The programme of an address."""

from django.shortcuts import get_object_or_404

from ..models import Programme


def programme_called(code: str) -> Programme:
    """Raises Http404."""
    return get_object_or_404(Programme, code=code)
