"""Invited guests for those who receive them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.token_links import private
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...rules import event_team
from ..guests import guests_of


@private
@who_may(event_team)
def guests(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, TeamRole.REGISTRATION)
    return render(request, "event_desk/guests.html", {"event": event, "guests": guests_of(event)})
