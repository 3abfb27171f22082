"""The shape of a released programme: one entry a session, in plain values, as versions keep them.

An entry has `key`, `pk`, `seq`, `changed`, `cancelled`; texts as {"en": …, "sw": …}; `starts` and `ends` in UTC.
"""

import datetime
from typing import Any, TypeAlias

from casework.languages import written_in_every_language

from ..enums import INTERNAL_KINDS
from ..models import Event, Session

Entry: TypeAlias = dict[str, Any]

#: What makes a slot: who speaks in a session with another one is written to.
SLOT = ("starts", "ends", "room_pk", "cancelled")
#: What changes by itself, and is no change of the session.
_BOOKKEEPING = ("seq", "changed", "material")


def planned(event: Event) -> list[Entry]:
    """What would be released now: confirmed sessions that have a slot, and are meant for readers."""
    sessions = event.sessions.filter(is_confirmed=True, starts_at__isnull=False).exclude(kind__in=INTERNAL_KINDS)
    found = sessions.select_related("room__venue", "track").prefetch_related("parts").order_by("starts_at", "pk")
    return [_entry(session) for session in found]


def _entry(session: Session) -> Entry:
    starts, ends = session.span
    return {
        "key": str(session.key),
        "pk": session.pk,
        "kind": session.kind,
        "title": written_in_every_language(session, "title"),
        "abstract": written_in_every_language(session, "abstract"),
        "language": session.language,
        "interpreted": session.is_interpreted,
        "level": session.level,
        "track_pk": session.track_id,
        "track": written_in_every_language(session.track, "name") if session.track else {},
        "room_pk": session.room_id,
        "room": written_in_every_language(session.room, "name") if session.room else {},
        "venue": written_in_every_language(session.room.venue, "name") if session.room else {},
        "starts": starts.astimezone(datetime.UTC).isoformat(),
        "ends": ends.astimezone(datetime.UTC).isoformat(),
        "speakers": [[part.speaker_id, part.is_chair] for part in session.parts.all()],
        "cancelled": False,
    }


def has_moved(before: Entry, after: Entry) -> bool:
    return any(before[name] != after[name] for name in SLOT)


def has_changed(before: Entry, after: Entry) -> bool:
    """Whether a reader would notice anything."""
    return any(before.get(name) != value for name, value in after.items() if name not in _BOOKKEEPING)
