"""Calendars in the format of RFC 5545, for subscribers whose programs come back for changes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

#: Subscribers are asked to look again so often.
AGAIN = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class CalendarEntry:
    """One thing with a beginning and an end. `uid` never changes; `sequence` grows with each change that a reader
    of a calendar would notice. Whole days have dates instead of moments; `ends` is then the last day."""

    uid: str
    sequence: int
    changed_at: datetime.datetime
    starts: datetime.datetime | datetime.date
    ends: datetime.datetime | datetime.date
    title: str
    place: str = ""
    text: str = ""
    address: str = ""
    is_cancelled: bool = False


def calendar_file(name: str, entries: Iterable[CalendarEntry], *, zone: ZoneInfo) -> bytes:
    """All `entries` in the time of `zone`, which is described in full with the days on which its clocks change."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Tanzania Diaspora Portal//EN")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, zone))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(entry: CalendarEntry, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(datetime.UTC))
    event.add("last-modified", entry.changed_at.astimezone(datetime.UTC))
    if isinstance(entry.starts, datetime.datetime) and isinstance(entry.ends, datetime.datetime):
        event.add("dtstart", _at(entry.starts, zone))
        event.add("dtend", _at(entry.ends, zone))
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends + datetime.timedelta(days=1))
    event.add("summary", entry.title)
    for name, value in {"location": entry.place, "description": entry.text, "url": entry.address}.items():
        if value:
            event.add(name, value)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _at(moment: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """By the clock of `zone`. When clocks go back an hour comes twice: readers take it for the first, so the second is
    written in UTC."""
    local = moment.astimezone(zone)
    return moment.astimezone(datetime.UTC) if local.fold else local
