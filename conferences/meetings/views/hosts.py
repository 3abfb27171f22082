"""Whom a host meets, by the link that the team passed on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ..forms import hours
from ..links import host_behind


@opened_by_link()
@who_may(anyone)
def meeting_list(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """In the order of the hours; free ones too."""
    host = host_behind(slug, token)
    taken = set(host.slots.taken().values_list("pk", flat=True))
    lines = [
        {"when": hours(slot, host.event.zone), "slot": slot, "is_taken": slot.pk in taken}
        for slot in host.slots.select_related("delegate")
    ]
    return render(request, "events/meeting_list.html", {"event": host.event, "host": host, "lines": lines})
