"""A delegate chooses sessions that have places, with and without an account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ...attendance.links import opened
from ...programme.reading import released
from ..places import leave, sign_up
from ..reading import offered


@opened_by_link()
@who_may(anyone)
def my_sessions(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Which sessions have places, and where the delegate stands."""
    delegate = opened(slug, token)
    sessions = offered(delegate, released(delegate.event))
    values = {"delegate": delegate, "event": delegate.event, "token": token, "sessions": sessions}
    return render(request, "events/my_sessions.html", values | {"can_meet": delegate.event.meeting_hosts.exists()})


@require_POST
@opened_by_link()
@who_may(anyone)
def answer(request: HttpRequest, slug: str, token: str, pk: int, action: str) -> HttpResponse:
    """Sign up for a session, or leave it."""
    delegate = opened(slug, token)
    with may_be_refused(request):
        if action == "leave":
            leave(delegate=delegate, session=pk)
            messages.success(request, _("You are out of this session. Whoever waits gets the place."))
        elif sign_up(delegate=delegate, session=pk).has_place:
            messages.success(request, _("You have a place in this session."))
        else:
            messages.info(request, _("No place is left: you are on the waiting list, and we write to you."))
    return redirect("events:my_sessions", slug, token)
