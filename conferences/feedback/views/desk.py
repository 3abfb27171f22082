"""The programme team reads what was said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...rules import event_team
from ..sums import sums_of


@who_may(event_team)
def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, TeamRole.PROGRAMME)
    return render(request, "event_desk/feedback.html", {"event": event, "sums": sums_of(event)})
