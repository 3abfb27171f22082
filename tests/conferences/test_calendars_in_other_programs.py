"""Two programs that did not write our calendars read them, and read the same."""

import datetime
from zoneinfo import ZoneInfo

import ics
import pytest
from django.urls import reverse
from ical.calendar_stream import IcsCalendarStream

from conferences.attendance.links import token_of
from conferences.programme.releasing import release_programme
from conferences.sign_ups.places import sign_up
from tests.factories.events import (
    CategoryFactory,
    DelegateFactory,
    MeetingHostFactory,
    MeetingSlotFactory,
    RegistrationFactory,
    SessionFactory,
    SessionPlacesFactory,
    at,
)

pytestmark = pytest.mark.django_db


def by_one(text: str) -> list[tuple]:
    """As `ical` reads it, which Home Assistant is built on; it refuses what RFC 5545 does not allow."""
    entries = IcsCalendarStream.calendar_from_ics(text).events
    return sorted(
        (each.uid, each.sequence, _moment(each.dtstart), _moment(each.dtend), each.summary, each.status.value)
        for each in entries
    )


def by_other(text: str) -> list[tuple]:
    """As `ics` reads it, which takes clocks from our VTIMEZONE."""
    return sorted(
        (
            each.uid,
            int(next(line.value for line in each.extra if line.name == "SEQUENCE")),
            _moment(each.begin.date() if each.all_day else each.begin.datetime),
            _moment(each.end.date() if each.all_day else each.end.datetime),
            each.name,
            each.status,
        )
        for each in ics.Calendar(text).events
    )


def _moment(value: datetime.date) -> str:
    return (value.astimezone(datetime.UTC) if isinstance(value, datetime.datetime) else value).isoformat()


@pytest.fixture
def calendars(event):
    """Addresses of every kind of calendar, of an event at a venue whose clocks change on its second day."""
    type(event).objects.update(time_zone="Europe/Stockholm", starts_on="2027-10-30", ends_on="2027-11-01")
    event.refresh_from_db()
    zone = ZoneInfo("Europe/Stockholm")
    night, after = (
        SessionFactory(
            event=event, title_en=title, abstract_en="Tea; coffee, a \\ and\nmore: “čaj” 茶" * 9, starts_at=when
        )
        for title, when in (
            ("A long, long night; with a comma", datetime.datetime(2027, 10, 31, 1, 30, tzinfo=zone)),
            ("Morning", datetime.datetime(2027, 10, 31, 9, 0, tzinfo=zone)),
        )
    )
    release_programme(event=event, by=None)
    registration = RegistrationFactory(event=event, state="confirmed")
    asha = DelegateFactory(registration=registration, category=CategoryFactory(event=event), name="Asha")
    SessionPlacesFactory(event=event, session=after)
    sign_up(delegate=asha, session=after.pk)
    MeetingSlotFactory(
        host=MeetingHostFactory(event=event, name_en="Lindi Region"),
        delegate=asha,
        code=asha.code,
        booked_at=event.changed_at,
        starts_at=at(event.ends_on, "14:00", event),
    )
    after.is_confirmed = False
    night.minutes = 120
    for session in (after, night):
        session.save()
    release_programme(event=event, by=None)

    def of(name, *args):
        return reverse(f"events:{name}", args=[event.slug, *args])

    return {
        "event": of("event_calendar"),
        "programme": of("programme_calendar"),
        "session": of("session_calendar", night.key),
        "mine": f"{of('my_calendar')}?s={night.pk}",
        "delegate": of("calendar_of_delegate", token_of(asha)),
    }


def test_two_programs_read_each_calendar_and_read_the_same(calendars, client):
    read = {}
    for name, address in calendars.items():
        text = client.get(address).content.decode()
        read[name] = by_one(text)
        assert by_other(text) == read[name], name

    night = [entry for entry in read["programme"] if entry[4].startswith("A long")]
    assert {name: len(entries) for name, entries in read.items()} == {
        "event": 1,
        "programme": 2,
        "session": 1,
        "mine": 1,
        "delegate": 1,
    }
    # From half past one to half past two, the second time that it is so late: the clocks went back in between.
    assert [entry[2:4] for entry in night] == [("2027-10-30T23:30:00+00:00", "2027-10-31T01:30:00+00:00")]
    assert {entry[5] for entry in read["programme"]} == {"CONFIRMED", "CANCELLED"}
    assert [entry[1] for entry in night] == [1]
    assert read["session"] == read["mine"] == night
