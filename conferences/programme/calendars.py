"""Events and sessions as entries of a calendar."""

import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from casework.calendars.ical import CalendarEntry, calendar_file
from casework.sharing import absolute

from ..enums import EventState
from ..models import Event
from .reading import Slot

HOST = settings.PORTAL_URL.partition("://")[2].partition(":")[0]


def event_calendar(event: Event) -> bytes:
    """The event itself, on whole days. Each state has a later number than the one before it."""
    entry = CalendarEntry(
        uid=f"event-{event.pk}@{HOST}",
        sequence=sequence_of(event.changed_at),
        changed_at=event.changed_at,
        starts=event.starts_on,
        ends=event.ends_on,
        title=event.title,
        place=event.place,
        address=absolute(reverse("events:programme", args=[event.slug])),
        is_cancelled=event.state == EventState.CANCELLED,
    )
    return calendar_file(event.title, [entry], zone=event.zone)


#: Numbers of changes count the seconds from here, so that they stay far below the largest that programs take.
_EPOCH = int(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC).timestamp())


def sequence_of(changed_at: datetime.datetime) -> int:
    """Of something that keeps no number of its changes: a later one is larger."""
    return int(changed_at.timestamp()) - _EPOCH


def sessions_calendar(event: Event, slots: list[Slot], *, name: str = "") -> bytes:
    """`slots` with those that were cancelled, so that they disappear from the calendars of subscribers."""
    return calendar_of(event, session_entries(event, slots), name=name)


def calendar_of(event: Event, entries: list[CalendarEntry], *, name: str = "") -> bytes:
    return calendar_file(name or event.title, entries, zone=event.zone)


def session_entries(event: Event, slots: list[Slot]) -> list[CalendarEntry]:
    return [_entry(event, slot) for slot in slots]


def _entry(event: Event, slot: Slot) -> CalendarEntry:
    is_cancelled = slot.is_cancelled or event.state == EventState.CANCELLED
    names = ", ".join(part.speaker.name for part in slot.parts)
    return CalendarEntry(
        uid=f"{slot.key}@{HOST}",
        sequence=slot.entry["seq"] + (1 if is_cancelled and not slot.is_cancelled else 0),
        changed_at=datetime.datetime.fromisoformat(slot.entry["changed"]),
        starts=slot.starts,
        ends=slot.ends,
        title=slot.title,
        place=slot.place,
        text="\n\n".join(text for text in (names, slot.abstract) if text),
        address=absolute(reverse("events:session", args=[event.slug, slot.key])),
        is_cancelled=is_cancelled,
    )


def as_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
