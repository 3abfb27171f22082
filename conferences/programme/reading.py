"""A released programme as a reader sees it: in one language, in the time of the venue, and of the reader if wanted."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.translated.spoken import text_of

from ..enums import SessionKind, SessionLevel
from ..models import Event, ProgrammeVersion, Speaker
from .content import Entry

_LANGUAGES = dict(settings.FULL_LANGUAGES)


@dataclass(frozen=True)
class SpeakerPart:
    """A speaker in a session, who agreed to be named."""

    speaker: Speaker
    is_chair: bool


@dataclass(frozen=True)
class Slot:
    """One session as it was released. `starts` and `ends` are in the time of the venue."""

    entry: Entry
    starts: datetime.datetime
    ends: datetime.datetime
    parts: list[SpeakerPart]
    material: str = ""
    recording: str = ""
    #: The time zone of the reader, where it is another one.
    zone: ZoneInfo | None = None

    def texts_of(self, field: str) -> dict[str, str]:
        """What this version says in each language."""
        return self.entry[field]

    @property
    def key(self) -> str:
        return self.entry["key"]

    @property
    def pk(self) -> int:
        return self.entry["pk"]

    @property
    def title(self) -> str:
        return text_of(self, "title")

    @property
    def abstract(self) -> str:
        return text_of(self, "abstract")

    @property
    def room(self) -> str:
        return text_of(self, "room")

    @property
    def venue(self) -> str:
        return text_of(self, "venue")

    @property
    def track(self) -> str:
        return text_of(self, "track")

    @property
    def place(self) -> str:
        return ", ".join(text for text in (self.room, self.venue) if text)

    @property
    def kind(self) -> str:
        return str(SessionKind(self.entry["kind"]).label)

    @property
    def level(self) -> str:
        return str(SessionLevel(self.entry["level"]).label)

    @property
    def language(self) -> str:
        return self.entry["language"]

    @property
    def language_name(self) -> str:
        return _LANGUAGES.get(self.language, self.language)

    @property
    def facts(self) -> str:
        """What a list says under the title: kind, place, track, language. Here and not in a template: a programme has
        hundreds of them."""
        spoken = f"{self.language_name}, {_('interpreted')}" if self.is_interpreted else self.language_name
        return " · ".join(text for text in (self.kind, self.place, self.track, spoken) if text)

    @property
    def who(self) -> str:
        """Those who speak, as far as they agreed to be named."""
        chair = _("chair")
        return ", ".join(
            f"{part.speaker.name} ({chair})" if part.is_chair else part.speaker.name for part in self.parts
        )

    @property
    def is_interpreted(self) -> bool:
        return self.entry["interpreted"]

    @property
    def is_break(self) -> bool:
        return self.entry["kind"] == SessionKind.BREAK

    @property
    def is_cancelled(self) -> bool:
        return self.entry["cancelled"]

    @property
    def times(self) -> str:
        return f"{self.starts:%H:%M}–{self.ends:%H:%M}"

    @property
    def their_times(self) -> str:
        """The same in the reader's zone, with the day where it is another one; empty without such a zone."""
        if self.zone is None:
            return ""
        starts, ends = self.starts.astimezone(self.zone), self.ends.astimezone(self.zone)
        is_same_day = (starts.month, starts.day) == (self.starts.month, self.starts.day)
        day = "" if is_same_day else f"{date_format(starts, 'MONTH_DAY_FORMAT')}, "
        return f"{day}{starts:%H:%M}–{ends:%H:%M}"

    @property
    def day(self) -> str:
        return date_format(self.starts, "l") + ", " + date_format(self.starts, "DATE_FORMAT")


@dataclass(frozen=True)
class SlotGroup:
    """Slots under one heading; `id` is that of its section."""

    id: str
    title: str
    slots: list[Slot] = field(default_factory=list)
    text: str = ""


@dataclass(frozen=True)
class ReleasedProgramme:
    event: Event
    version: ProgrammeVersion
    slots: list[Slot]
    speakers: dict[int, Speaker]

    def now(self) -> list[Slot]:
        now = timezone.now()
        return [slot for slot in self.slots if slot.starts <= now < slot.ends]

    def next(self) -> list[Slot]:
        """Everything that begins at the next beginning."""
        now = timezone.now()
        coming = [slot for slot in self.slots if slot.starts > now]
        first = min((slot.starts for slot in coming), default=None)
        return [slot for slot in coming if slot.starts == first]

    def slot(self, key: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.key == key), None)


def released(event: Event, *, zone: ZoneInfo | None = None, with_cancelled: bool = False) -> ReleasedProgramme | None:
    """The newest version, in order; None before the first. Four queries, whatever the length."""
    version = event.versions.order_by("-number").first()
    if version is None:
        return None
    speakers = {speaker.pk: speaker for speaker in event.speakers.filter(consented_on__isnull=False)}
    kept = event.sessions.exclude(material="", recording="").values_list("pk", "material", "recording")
    material = {pk: (slides, recording) for pk, slides, recording in kept}
    wanted = zone if zone and zone != event.zone else None
    slots = [
        _slot(entry, event, speakers, material, wanted)
        for entry in version.content
        if with_cancelled or not entry["cancelled"]
    ]
    return ReleasedProgramme(
        event, version, sorted(slots, key=lambda slot: (slot.starts, slot.room, slot.pk)), speakers
    )


def _slot(entry: Entry, event: Event, speakers: dict, material: dict, zone: ZoneInfo | None) -> Slot:
    starts, ends = (datetime.datetime.fromisoformat(entry[name]).astimezone(event.zone) for name in ("starts", "ends"))
    parts = [SpeakerPart(speakers[pk], is_chair) for pk, is_chair in entry["speakers"] if pk in speakers]
    slides, recording = material.get(entry["pk"], ("", ""))
    return Slot(entry, starts, ends, parts, slides, recording, zone)


def by_day(programme: ReleasedProgramme, slots: Iterable[Slot]) -> list[SlotGroup]:
    return _grouped(slots, lambda slot: (f"day-{slot.starts:%Y-%m-%d}", slot.day))


def by_room(programme: ReleasedProgramme, slots: Iterable[Slot]) -> list[SlotGroup]:
    groups = _grouped(slots, lambda slot: (f"room-{slot.entry['room_pk'] or 0}", slot.place or _("Room not known yet")))
    return sorted(groups, key=lambda group: group.title)


def by_track(programme: ReleasedProgramme, slots: Iterable[Slot]) -> list[SlotGroup]:
    named = (slot for slot in slots if not slot.is_break)
    groups = _grouped(named, lambda slot: (f"track-{slot.entry['track_pk'] or 0}", slot.track or _("Without a track")))
    return sorted(groups, key=lambda group: (group.id == "track-0", group.title))


def by_speaker(programme: ReleasedProgramme, slots: Iterable[Slot]) -> list[SlotGroup]:
    slots = list(slots)
    groups = [
        SlotGroup(
            f"speaker-{speaker.pk}",
            speaker.name,
            [slot for slot in slots if any(part.speaker.pk == speaker.pk for part in slot.parts)],
            speaker.role,
        )
        for speaker in sorted(programme.speakers.values(), key=lambda speaker: speaker.name)
    ]
    return [group for group in groups if group.slots]


def _grouped(slots: Iterable[Slot], heading: Callable[[Slot], tuple[str, str]]) -> list[SlotGroup]:
    groups: dict[str, SlotGroup] = {}
    for slot in slots:
        key, title = heading(slot)
        groups.setdefault(key, SlotGroup(key, title)).slots.append(slot)
    return list(groups.values())


ARRANGEMENTS = {"day": by_day, "room": by_room, "track": by_track, "speaker": by_speaker}
