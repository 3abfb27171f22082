"""Calendars of an event, for everybody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from diaspora.who_may import anyone, who_may

from ...models import Event
from ..calendars import as_file, event_calendar, sessions_calendar
from ..reading import released


@who_may(anyone)
def whole_event(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    return as_file(event_calendar(event), event.slug)


@who_may(anyone)
def whole_programme(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    found = released(event, with_cancelled=True)
    return as_file(sessions_calendar(event, found.slots if found else []), f"{event.slug}-programme")


@who_may(anyone)
def session(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    found = released(event, with_cancelled=True)
    slot = found.slot(str(key)) if found else None
    if slot is None:
        raise Http404
    return as_file(sessions_calendar(event, [slot], name=slot.title), f"session-{slot.pk}")
