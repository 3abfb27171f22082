"""The event that somebody of its team asks for, and who is left in the team."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..models import Event, TeamMember

ONE_ORGANISER = _("An event keeps at least one organiser.")


def event_of(request: HttpRequest, slug: str, *roles: TeamRole) -> Event:
    """The event, where the reader works in one of `roles` (in any without one); another one does not exist for them.
    Raises Http404."""
    return get_object_or_404(Event.objects.run_by(request.user, *roles), slug=slug)


def is_last_organiser(row: TeamMember) -> bool:
    """Without whom nobody could open, close or cancel the event."""
    others = row.event.team.filter(role=TeamRole.ORGANISER).exclude(pk=row.pk)
    return row.role == TeamRole.ORGANISER and not others.exists()
