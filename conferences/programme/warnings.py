"""What somebody should look at before a programme is released. Nothing here forbids the release."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from ..enums import INTERNAL_KINDS, SessionKind
from ..models import Event, Session, Speaker

#: In these everybody meets, and nobody speaks: a speaker may be in one while another session runs.
_FOR_ALL = {SessionKind.BREAK, SessionKind.SOCIAL, *INTERNAL_KINDS}


@dataclass(frozen=True)
class PlanWarning:
    """A sentence, and the session to look at."""

    text: str
    session: Session


def warnings(event: Event) -> list[PlanWarning]:
    """In the order of the programme; a fixed number of queries."""
    slots = event.sessions.filter(starts_at__isnull=False).select_related("room", "places")
    placed = list(slots.prefetch_related("parts__speaker").order_by("starts_at", "pk"))
    confirmed = event.sessions.filter(is_confirmed=True, starts_at=None)
    return [*_of_each(event, placed), *_of_pairs(placed), *(_without_slot(session) for session in confirmed)]


def _speakers(session: Session) -> list[Speaker]:
    return [part.speaker for part in session.parts.all()]


def _without_slot(session: Session) -> PlanWarning:
    return PlanWarning(_("“%(title)s” is confirmed and has no time yet.") % {"title": session.title}, session)


def _of_each(event: Event, placed: list[Session]) -> Iterator[PlanWarning]:
    for session in placed:
        told = {"title": session.title}
        days = {moment.astimezone(event.zone).date() for moment in session.span}
        if not days <= set(event.days):
            yield PlanWarning(_("“%(title)s” lies outside of the days of the event.") % told, session)
        room = session.room
        if room and room.capacity is not None and (session.expected or 0) > room.capacity:
            text = _("“%(title)s” expects %(expected)s people, and %(room)s has %(seats)s seats.")
            numbers = {"room": room.name, "seats": room.capacity, "expected": session.expected}
            yield PlanWarning(text % {**told, **numbers}, session)
        places = getattr(session, "places", None)
        if room and room.capacity is not None and places and places.size > room.capacity:
            text = _("For “%(title)s” %(places)s places are given, and %(room)s has %(seats)s seats.")
            numbers = {"room": room.name, "seats": room.capacity, "places": places.size}
            yield PlanWarning(text % {**told, **numbers}, session)
        for speaker in _speakers(session):
            yield from _of_speaker(session, speaker)


def _of_speaker(session: Session, speaker: Speaker) -> Iterator[PlanWarning]:
    told = {"title": session.title, "speaker": speaker.name}
    starts, ends = session.span
    is_early = speaker.available_from and starts < speaker.available_from
    is_late = speaker.available_until and ends > speaker.available_until
    if is_early or is_late:
        yield PlanWarning(_("%(speaker)s is not available at the time of “%(title)s”.") % told, session)
    if session.is_confirmed and not speaker.consented_on:
        text = _("%(speaker)s has not agreed to be named: “%(title)s” appears without the name.")
        yield PlanWarning(text % told, session)


def _of_pairs(placed: list[Session]) -> Iterator[PlanWarning]:
    for first, second in combinations(placed, 2):
        if second.span[0] >= first.span[1]:
            continue
        told = {"first": first.title, "second": second.title}
        if first.room and first.room_id == second.room_id:
            text = _("%(room)s is taken twice at the same time: “%(first)s” and “%(second)s”.")
            yield PlanWarning(text % {**told, "room": first.room.name}, second)
        if first.kind in _FOR_ALL or second.kind in _FOR_ALL:
            continue
        for speaker in set(_speakers(first)) & set(_speakers(second)):
            text = _("%(speaker)s speaks twice at the same time: “%(first)s” and “%(second)s”.")
            yield PlanWarning(text % {**told, "speaker": speaker.name}, second)
