"""Meetings as entries of a calendar."""

import datetime

from casework.calendars.ical import CalendarEntry
from casework.sharing import absolute

from ..models import Delegate, Event, MeetingSlot
from ..programme.calendars import HOST, sequence_of
from .links import delegates_path


def _changed_at(slot: MeetingSlot) -> datetime.datetime:
    """When it was booked, or its host got another room."""
    return max(moment for moment in (slot.booked_at, slot.host.moved_at) if moment)


def meeting_entries(event: Event, delegate: Delegate) -> list[CalendarEntry]:
    return [
        CalendarEntry(
            uid=f"meeting-{slot.pk}@{HOST}",
            sequence=sequence_of(_changed_at(slot)),
            changed_at=_changed_at(slot),
            starts=slot.starts_at.astimezone(event.zone),
            ends=slot.ends_at.astimezone(event.zone),
            title=slot.host.name,
            place=slot.host.room.name if slot.host.room else "",
            text=slot.topic,
            address=absolute(delegates_path(delegate, event)),
        )
        for slot in delegate.meetings.filter(code=delegate.code).select_related("host__room")
        if slot.booked_at
    ]
