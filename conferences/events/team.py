"""The event that somebody of its team asks for."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ..enums import TeamRole
from ..models import Event


def event_of(request: HttpRequest, slug: str, *roles: TeamRole) -> Event:
    """The event, where the reader works in one of `roles` (in any without one); another one does not exist for them.
    Raises Http404."""
    return get_object_or_404(Event.objects.run_by(request.user, *roles), slug=slug)
