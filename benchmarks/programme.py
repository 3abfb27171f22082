"""A conference with a long programme, for the benchmark of its page."""

from conferences.models import Event
from conferences.programme.releasing import release_programme
from tests.factories.events import (
    EventFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TrackFactory,
    VenueFactory,
    at,
)

ROOMS = 12
_ABOUT = "What was tried, what it cost, what came of it, and what somebody else can take over from Monday on. "


def programme_of(number: int) -> Event:
    """`number` sessions on three days, in twelve rooms, with forty speakers; released."""
    event = EventFactory()
    venue = VenueFactory(event=event)
    rooms = RoomFactory.create_batch(ROOMS, event=event, venue=venue)
    tracks = TrackFactory.create_batch(6, event=event)
    speakers = SpeakerFactory.create_batch(40, event=event, role_en="Teacher of nurses, Moshi")
    for count in range(number):
        day = event.days[count % 3]
        hour = 9 + count // (3 * ROOMS)
        SessionFactory(
            event=event,
            room=rooms[(count // 3) % ROOMS],
            track=tracks[count % 6],
            title_en=f"How the ward of district {count} keeps what visitors teach",
            abstract_en=_ABOUT * 5,
            starts_at=at(day, f"{hour:02}:00", event),
            speakers=[speakers[count % 40], speakers[(count + 7) % 40]],
        )
    release_programme(event=event, by=None)
    return event
