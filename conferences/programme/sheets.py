"""A plan as a workbook, and back: every fault of a file is named, and a file with a fault changes nothing."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from casework.exported import Table
from casework.refusals import Refused
from casework.typed.versions import digest
from diaspora.files.sheets import Fault

from ..models import Event, Session, SessionSpeaker

#: One session in plain values: names of columns of its row, `starts_at` as a moment in UTC, numbers of other rows.
Planned: TypeAlias = dict[str, Any]

MOST_ROWS = 1000
TEXTS = ("title_en", "title_sw", "abstract_en", "abstract_sw", "material", "recording")
PLAIN = (*TEXTS, "kind", "minutes", "language", "level", "expected", "is_interpreted", "is_confirmed")
COLUMNS = (
    *("key", "kind", "title_en", "title_sw", "day", "begins", "minutes", "room", "track", "speakers", "chairs"),
    *("confirmed", "language", "interpreted", "level", "expected", "abstract_en", "abstract_sw"),
    *("material", "recording"),
)
#: Between several names in one cell.
BETWEEN = "; "


class PlanChanged(Refused):
    @property
    def text(self):  # type: ignore[override]
        return _("The plan was changed since you looked at the file. Look at it once more.")


@dataclass(frozen=True)
class ReadPlan:
    rows: list[Planned] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def as_table(event: Event) -> Table:
    """All sessions, those without a slot first. A fixed number of queries."""
    return Table(
        pgettext("event", "The programme"), list(COLUMNS), (_line(session, event) for session in _sessions(event))
    )


def _sessions(event: Event) -> Iterable[Session]:
    rows = event.sessions.select_related("room", "track").prefetch_related("parts__speaker")
    return rows.order_by("starts_at", "pk")


def _line(session: Session, event: Event) -> list[Any]:
    begins = session.starts_at.astimezone(event.zone) if session.starts_at else None
    parts = list(session.parts.all())
    said = {
        "key": str(session.key),
        "day": session.starts_at.astimezone(event.zone).date() if session.starts_at else "",
        "begins": f"{begins:%H:%M}" if begins else "",
        "room": str(session.room or ""),
        "track": str(session.track or ""),
        "speakers": BETWEEN.join(part.speaker.name for part in parts if not part.is_chair),
        "chairs": BETWEEN.join(part.speaker.name for part in parts if part.is_chair),
        "confirmed": "yes" if session.is_confirmed else "no",
        "interpreted": "yes" if session.is_interpreted else "no",
    }
    return [said.get(name, getattr(session, name, "")) for name in COLUMNS]


def values_of(session: Session) -> Planned:
    """A session in the values of a row, so that both can be compared."""
    parts = list(session.parts.all())
    return {name: getattr(session, name) or "" if name in TEXTS else getattr(session, name) for name in PLAIN} | {
        "key": str(session.key),
        "starts_at": session.starts_at.astimezone(datetime.UTC).isoformat() if session.starts_at else "",
        "room_id": session.room_id,
        "track_id": session.track_id,
        "speakers": sorted(part.speaker_id for part in parts if not part.is_chair),
        "chairs": sorted(part.speaker_id for part in parts if part.is_chair),
    }


def stored(event: Event) -> dict[str, Planned]:
    return {str(session.key): values_of(session) for session in _sessions(event)}


def print_of(event: Event) -> str:
    """Another one as soon as anything of the plan changes."""
    return digest(stored(event))


@transaction.atomic
def take_over(*, event: Event, rows: Iterable[Planned], seen: str) -> int:
    """Store what a file without a fault says: new sessions, and those that it changes; others stay as they are.

    `seen` is the `print_of` the plan when the file was looked at. Raises PlanChanged. Returns how many changed.
    """
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    known = stored(event)
    if digest(known) != seen:
        raise PlanChanged
    sessions = {str(session.key): session for session in _sessions(event)}
    changed = [row for row in rows if known.get(row["key"]) != row]
    for row in changed:
        _store(sessions.get(row["key"]) or Session(event=event), row)
    return len(changed)


def _store(session: Session, row: Planned) -> None:
    for name in (*PLAIN, "room_id", "track_id"):
        setattr(session, name, row[name])
    session.starts_at = datetime.datetime.fromisoformat(row["starts_at"]) if row["starts_at"] else None
    session.save()
    wanted = dict.fromkeys(row["speakers"], False) | dict.fromkeys(row["chairs"], True)
    session.parts.all().delete()
    SessionSpeaker.objects.bulk_create(
        SessionSpeaker(session=session, speaker_id=pk, is_chair=is_chair) for pk, is_chair in wanted.items()
    )
