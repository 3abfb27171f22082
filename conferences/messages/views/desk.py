"""Messages to delegates: the list, writing one, and reading it as it will arrive before it is sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import Event, EventMessage
from ...rules import event_team
from ..forms import EventMessageForm
from ..readers import readers_of
from ..releasing import letters_of, print_of, release_message


def _event(request: HttpRequest, slug: str) -> Event:
    return event_of(request, slug, TeamRole.REGISTRATION)


@who_may(event_team)
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    event = _event(request, slug)
    rows = event.messages.select_related("category")  # type: ignore[attr-defined]
    return render(request, "event_desk/messages.html", {"event": event, **page_of(request, rows)})


@who_may(event_team)
def add(request: HttpRequest, slug: str) -> HttpResponse:
    return _write(request, _event(request, slug), EventMessage(written_by=request.user))


@who_may(event_team)
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """As long as it is not sent."""
    event = _event(request, slug)
    return _write(request, event, get_object_or_404(EventMessage, pk=pk, event=event, released_at=None))


def _write(request: HttpRequest, event: Event, message: EventMessage) -> HttpResponse:
    form = EventMessageForm(request.POST if request.method == "POST" else None, instance=message, event=event)
    if form.is_valid():
        saved = form.save()
        return redirect("event_desk:message", event.slug, saved.pk)
    values = {"event": event, "form": form, "is_new": message.pk is None}
    return render(request, "event_desk/write_message.html", values)


@who_may(event_team)
def message(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Both letters and how many read them; then one button."""
    event = _event(request, slug)
    found = get_object_or_404(EventMessage.objects.select_related("event", "category"), pk=pk, event=event)
    if request.method == "POST":
        with may_be_refused(request):
            sent = release_message(message=found, by=request.user, seen=request.POST.get("print", ""))
            messages.success(request, _("It is on its way to %(number)s addresses.") % {"number": sent.sent_to})
            return redirect("event_desk:messages", slug)
        return redirect("event_desk:message", slug, pk)
    return render(request, "event_desk/message.html", {"event": event, "message": found, **_preview(found)})


def _preview(message: EventMessage) -> dict[str, Any]:
    readers = readers_of(message)
    letters = [
        {"language": code, "number": sum(reader.language == code for reader in readers), "message": letter}
        for code, letter in letters_of(message).items()
    ]
    return {"letters": letters, "number": len(readers), "print": print_of(message, readers)}
