"""Who signed up for which session, for the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from casework.pages import page_of
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...rules import event_team
from .. import parts  # noqa: F401 - adds sessions with sign-up to what the desk shows


@who_may(event_team)
def signed_up(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Those with a place, then the line."""
    event = event_of(request, slug, TeamRole.PROGRAMME, TeamRole.REGISTRATION)
    places = get_object_or_404(event.session_places.select_related("session"), pk=pk)
    rows = places.sign_ups.standing().select_related("delegate__category")
    return render(request, "event_desk/signed_up.html", {"event": event, "places": places, **page_of(request, rows)})


@who_may(event_team)
def sessions(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, TeamRole.PROGRAMME, TeamRole.REGISTRATION)
    found = page_of(request, event.session_places.select_related("session"))
    return render(request, "event_desk/sign_ups.html", {"event": event, **found})
