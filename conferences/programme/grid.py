"""The plan as a grid: a table for each day, a column for each room, a row for each beginning."""

import datetime
from dataclasses import dataclass

from ..models import Event, Room, Session


@dataclass(frozen=True)
class GridDay:
    day: datetime.date
    rooms: list[Room | None]
    #: Each beginning with the sessions of each room, in the order of `rooms`.
    rows: list[tuple[datetime.datetime, list[list[Session]]]]


def grid(event: Event) -> list[GridDay]:
    """Days on which something has a time. Two queries; sessions without a room stand in a column of their own."""
    placed = list(event.sessions.filter(starts_at__isnull=False).order_by("starts_at", "pk"))
    rooms = list(event.rooms.order_by("name", "pk"))
    days: dict[datetime.date, list[Session]] = {}
    for session in placed:
        session.starts_at = session.starts_at.astimezone(event.zone)
        days.setdefault(session.starts_at.date(), []).append(session)
    return [_day(day, sessions, rooms) for day, sessions in days.items()]


def _day(day: datetime.date, sessions: list[Session], rooms: list[Room]) -> GridDay:
    used = {session.room_id for session in sessions}
    columns: list[Room | None] = [room for room in rooms if room.pk in used]
    columns += [None] if None in used else []
    begins = sorted({session.starts_at for session in sessions})
    rows = [(begin, [_cell(sessions, begin, room) for room in columns]) for begin in begins]
    return GridDay(day, columns, rows)


def _cell(sessions: list[Session], begin: datetime.datetime, room: Room | None) -> list[Session]:
    return [each for each in sessions if each.starts_at == begin and each.room_id == (room and room.pk)]
