"""The plan as a grid: a table for each day, a column for each room, a row for each beginning."""

import datetime
from dataclasses import dataclass

from ..models import Event, Room, Session


@dataclass(frozen=True)
class GridDay:
    day: datetime.date
    rooms: list[Room | None]
    #: Each beginning at the venue, with the sessions of each room in the order of `rooms`.
    rows: list[tuple[datetime.datetime, list[list[Session]]]]


def grid(event: Event) -> list[GridDay]:
    """Days on which something has a time. Two queries; sessions without a room stand in a column of their own."""
    rooms = list(event.rooms.order_by("name", "pk"))
    days: dict[datetime.date, list[tuple[datetime.datetime, Session]]] = {}
    for session in event.sessions.filter(starts_at__isnull=False).order_by("starts_at", "pk"):
        begins = session.span[0].astimezone(event.zone)
        days.setdefault(session.span[0].astimezone(event.zone).date(), []).append((begins, session))
    return [_day(day, placed, rooms) for day, placed in days.items()]


def _day(day: datetime.date, placed: list[tuple[datetime.datetime, Session]], rooms: list[Room]) -> GridDay:
    used = {session.room_id for _begins, session in placed}
    columns: list[Room | None] = [room for room in rooms if room.pk in used]
    columns += [None] if None in used else []
    rows = []
    for moment in sorted({begins for begins, _session in placed}):
        now = [session for begins, session in placed if begins == moment]
        rows.append((moment, [[each for each in now if each.room_id == (room and room.pk)] for room in columns]))
    return GridDay(day, columns, rows)
