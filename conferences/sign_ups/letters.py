"""What a delegate reads who waited for a place in a session, or whose session was moved or taken out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from casework.languages import written_in_every_language
from diaspora.notices.notify import Message, render_text
from diaspora.notices.written_emails import write_to_strangers

from ..models import Delegate, Event, MeetingHost
from ..programme.reading import Slot
from .links import path_of


def tell_about_place(delegate: Delegate, slot: Slot, event: Event) -> None:
    """In the language of whoever reads it."""
    with translation.override(delegate.written_to[1]):
        told = {"title": slot.title, "day": slot.day, "times": slot.times, "place": slot.place}
    write_to_strangers([_letter(delegate, event, "event_session_place", told)])


@dataclass(frozen=True)
class ChangedSession:
    """A session that a release moved or took out; `clash` is where else the delegate is at its new time."""

    slot: Slot
    had_place: bool
    clash: Slot | MeetingHost | None = None


def tell_about_changes(event: Event, changed: Mapping[Delegate, list[ChangedSession]]) -> None:
    """One letter to each, however many of their sessions changed, in the language of whoever reads it."""
    letters = []
    for delegate, sessions in changed.items():
        with translation.override(delegate.written_to[1]):
            lines = "\n\n".join(_line(session) for session in sessions)
        letters.append(_letter(delegate, event, "event_session_changed", {"lines": lines}))
    write_to_strangers(letters)


def _line(changed: ChangedSession) -> str:
    slot = changed.slot
    told = {"title": slot.title, "day": slot.day, "times": slot.times, "place": slot.place or _("room not known yet")}
    if slot.is_cancelled:
        gone = _("– %(title)s: not in the programme any more.") % told
        what = _("Your place in it is gone with it.") if changed.had_place else _("Its waiting list is closed.")
        return f"{gone} {what}"
    moved = _("– %(title)s: now %(day)s, %(times)s, %(place)s.") % told
    kept = _("You keep your place.") if changed.had_place else _("You keep your turn on the waiting list.")
    if changed.clash is None:
        return f"{moved} {kept}"
    other = changed.clash.title if isinstance(changed.clash, Slot) else changed.clash.name
    also = _("At this time you are in “%(title)s” too: give one of the two back.") % {"title": other}
    return f"{moved} {kept} {also}"


def _letter(delegate: Delegate, event: Event, kind: str, told: dict[str, str]) -> tuple[Message, str, str, str]:
    to, language = delegate.written_to
    values = {"event": written_in_every_language(event, "title"), "zone": event.time_zone, **told}
    path = path_of(delegate, event)
    message = render_text(kind=kind, values=values, path=path, language=language)
    return message, to, delegate.name, language
