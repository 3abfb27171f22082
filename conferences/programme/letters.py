"""What speakers read when a version gives them another time or room."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message, write_to_strangers

from ..enums import SlotChange
from ..events.letters import event_is_off
from ..models import Event, ProgrammeVersion, Speaker
from .reading import Slot, released

_OF_SLOTS = {SlotChange.ADDED, SlotChange.MOVED, SlotChange.CANCELLED}


def write_to_moved_speakers(version: ProgrammeVersion) -> int:
    """One letter to each speaker with another slot, however many of their sessions moved. Returns how many."""
    event = version.event
    keys = {change["key"] for change in version.changes if change["kind"] in _OF_SLOTS}
    programme = released(event, with_cancelled=True)
    slots = [slot for slot in programme.slots if slot.key in keys] if programme else []
    moved: dict[int, list[Slot]] = {}
    for slot in slots:
        for pk, _is_chair in slot.entry["speakers"]:
            moved.setdefault(pk, []).append(slot)
    speakers = event.speakers.filter(pk__in=moved).exclude(email="", user=None).select_related("user")
    for speaker in speakers:
        _write(event, speaker, moved[speaker.pk])
    return len(speakers)


def _write(event: Event, speaker: Speaker, slots: list[Slot]) -> None:
    with translation.override(speaker.language):
        lines = "\n".join(_line(slot) for slot in slots)
        values = {"event": event.title, "lines": lines, "zone": event.time_zone}
    path = reverse("events:programme", args=[event.slug])
    message = render_text(kind="event_speaker_slot", values=values, path=path, language=speaker.language)
    write_message(message, to=_address(speaker), name=speaker.name, language=speaker.language)


def tell_speakers_it_is_off(event: Event, reason: str) -> int:
    """Those of the programme that readers know. Returns how many."""
    programme = released(event)
    speaking = {pk for slot in programme.slots for pk, _is_chair in slot.entry["speakers"]} if programme else set()
    speakers = event.speakers.filter(pk__in=speaking).exclude(email="", user=None).select_related("user")
    write_to_strangers(
        (event_is_off(event, reason, speaker.language), _address(speaker), speaker.name, speaker.language)
        for speaker in speakers
    )
    return len(speakers)


def _address(speaker: Speaker) -> str:
    return speaker.email or (speaker.user.email if speaker.user else "")


def _line(slot: Slot) -> str:
    if slot.is_cancelled:
        return _("– %(title)s: not in the programme any more") % {"title": slot.title}
    told = {"title": slot.title, "day": slot.day, "times": slot.times, "place": slot.place or _("room not known yet")}
    return _("– %(title)s: %(day)s, %(times)s, %(place)s") % told
