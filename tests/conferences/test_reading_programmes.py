"""Reading a programme: arrangements, clocks, my programme, calendars."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from conferences.models import Pick
from conferences.programme.releasing import release_programme
from tests.conftest import sign_in
from tests.factories.events import EventFactory, SessionFactory, SpeakerFactory, TrackFactory, at
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessions(event):
    """Two days, two rooms, two languages; released."""
    track = TrackFactory(event=event, name_en="Health")
    neema = SpeakerFactory(event=event, name="Neema", role_en="Nurse")
    one = SessionFactory(event=event, title_en="Opening", title_sw="Ufunguzi", track=track, speakers=[neema])
    two = SessionFactory(
        event=event,
        title_en="Closing",
        language="sw",
        starts_at=at(event.ends_on, "16:00", event),
        abstract_en="The end",
    )
    release_programme(event=event, by=None)
    return [one, two]


def events_of(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def titles(page):
    return [slot.title for group in page.context["groups"] for slot in group.slots]


@pytest.mark.parametrize(
    ("by", "headings"),
    [("room", 2), ("track", ["Health", "Without a track"]), ("speaker", ["Neema"]), ("nonsense", 2), ("day", 2)],
)
def test_a_programme_is_arranged_as_one_likes(event, sessions, client, by, headings):
    page = client.get(event.get_absolute_url(), {"by": by})

    found = [group.title for group in page.context["groups"]]
    assert (found if isinstance(headings, list) else len(found)) == headings


def test_a_shortened_address_leads_to_the_event_and_to_nothing_before_it_is_announced(event, sessions, client):
    short = reverse("events:event", args=[event.slug])
    hidden = EventFactory(state="draft")

    found = client.get(short)
    nothing = client.get(reverse("events:event", args=[hidden.slug]))

    assert (found.status_code, found["Location"]) == (302, event.get_absolute_url())
    assert nothing.status_code == 404


def test_only_sessions_of_a_language_are_shown(event, sessions, client):
    assert titles(client.get(event.get_absolute_url(), {"language": "sw"})) == ["Closing"]


def test_both_clocks_are_named(event, sessions, client):
    html = client.get(event.get_absolute_url(), {"zone": "America/New_York"}).content.decode()
    in_new_york = sessions[0].starts_at.astimezone(ZoneInfo("America/New_York"))

    assert "Times are those of the venue (Dar es Salaam); yours (New York) stand in brackets." in html
    assert "09:00–09:45" in html
    assert f"({in_new_york:%H:%M}–" in html


def test_the_clocks_of_a_reader_follow_their_daylight_saving(client):
    """Between the two Sundays on which London changes, an hour lies between the same times at the venue."""
    event = EventFactory(starts_on=datetime.date(2027, 3, 26), ends_on=datetime.date(2027, 3, 29))
    for day in (event.starts_on, event.ends_on):
        SessionFactory(event=event, starts_at=at(day, "09:00", event))
    release_programme(event=event, by=None)

    page = client.get(event.get_absolute_url(), {"zone": "Europe/London"})

    slots = [slot for group in page.context["groups"] for slot in group.slots]
    assert [(slot.times, slot.their_times) for slot in slots] == [
        ("09:00–09:45", "06:00–06:45"),
        ("09:00–09:45", "07:00–07:45"),
    ]


def test_a_page_in_kiswahili_has_the_texts_in_kiswahili(event, sessions, client):
    html = client.get(event.get_absolute_url().replace("/en/", "/sw/")).content.decode()

    assert "Ufunguzi" in html
    assert "Opening" not in html


def test_a_draft_event_does_not_exist_for_readers(event, sessions, client):
    type(event).objects.update(state="draft")
    names = ["programme", "now", "changes", "mine", "event_calendar", "programme_calendar", "my_calendar"]

    statuses = {name: client.get(reverse(f"events:{name}", args=[event.slug])).status_code for name in names}

    assert set(statuses.values()) == {404}


def test_now_and_next_are_what_the_clock_says(event, sessions, client, monkeypatch):
    now = at(event.starts_on, "09:10", event)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    page = client.get(reverse("events:now", args=[event.slug]))

    assert [slot.title for slot in page.context["now"]] == ["Opening"]
    assert [slot.title for slot in page.context["next"]] == ["Closing"]


class TestMyProgramme:
    def test_without_an_account_it_stands_in_the_address(self, event, sessions, client):
        address = reverse("events:mine", args=[event.slug])

        page = client.get(address, {"s": [sessions[1].pk, "nonsense", 10**30]})

        calendar = client.get(page.context["calendar"].removeprefix("http://testserver"))
        assert [slot.title for group in page.context["chosen"] for slot in group.slots] == ["Closing"]
        assert [str(entry["summary"]) for entry in events_of(calendar)] == ["Closing"]
        assert page.cookies == {}

    def test_with_an_account_it_is_kept_and_the_calendar_follows(self, event, sessions):
        user = UserFactory()
        theirs, other = sign_in(user), sign_in(UserFactory())
        save = reverse("events:save_mine", args=[event.slug])
        strange = SessionFactory()

        theirs.post(save, {"s": [sessions[0].pk, strange.pk]})
        other.post(save, {"s": [sessions[1].pk]})
        address = theirs.get(reverse("events:mine", args=[event.slug])).context["calendar"]
        theirs.post(save, {"s": [sessions[1].pk]})
        entries = events_of(theirs.get(address.removeprefix("http://testserver")))

        assert list(Pick.objects.filter(user=user).values_list("session", flat=True)) == [sessions[1].pk]
        assert [str(entry["summary"]) for entry in entries] == ["Closing"]

    def test_a_calendar_with_a_forged_address_is_refused(self, event, sessions, client):
        answer = client.get(reverse("events:calendar_of_account", args=[event.slug, "forged"]))

        assert answer.status_code == 404


class TestCalendars:
    def test_an_early_subscriber_follows_every_change(self, event, sessions, client):
        address = reverse("events:programme_calendar", args=[event.slug])
        first = {str(entry["summary"]): entry for entry in events_of(client.get(address))}
        sessions[0].starts_at += datetime.timedelta(hours=2)
        sessions[0].save()
        sessions[1].delete()
        release_programme(event=event, by=None)

        second = {str(entry["summary"]): entry for entry in events_of(client.get(address))}

        assert [entry["uid"] for entry in first.values()] == [entry["uid"] for entry in second.values()]
        assert [entry["sequence"] for entry in first.values()] == [0, 0]
        assert [entry["sequence"] for entry in second.values()] == [1, 1]
        assert [str(entry["status"]) for entry in second.values()] == ["CONFIRMED", "CANCELLED"]
        assert second["Opening"].decoded("dtstart") == sessions[0].starts_at

    def test_times_name_a_zone_that_is_described(self, event, sessions, client):
        calendar = Calendar.from_ical(
            client.get(reverse("events:session_calendar", args=[event.slug, sessions[0].key])).content
        )

        [entry] = calendar.walk("VEVENT")
        assert [zone.tz_name for zone in calendar.walk("VTIMEZONE")] == ["Africa/Dar_es_Salaam"]
        assert entry["dtstart"].params["TZID"] == entry["dtend"].params["TZID"] == "Africa/Dar_es_Salaam"
        assert entry.decoded("dtend") - entry.decoded("dtstart") == datetime.timedelta(minutes=45)

    def test_the_days_of_an_event_are_whole_days(self, event, client):
        [entry] = events_of(client.get(reverse("events:event_calendar", args=[event.slug])))

        assert entry.decoded("dtstart") == event.starts_on
        assert entry.decoded("dtend") == event.ends_on + datetime.timedelta(days=1)

    def test_a_cancelled_event_leaves_the_calendars(self, event, sessions, client):
        type(event).objects.update(state="cancelled")
        pages = [reverse(f"events:{name}", args=[event.slug]) for name in ("event_calendar", "programme_calendar")]

        found = [str(entry["status"]) for page in pages for entry in events_of(client.get(page))]

        assert found == ["CANCELLED"] * 3


def test_a_session_that_was_cancelled_says_so_under_its_address(event, sessions, client):
    address = reverse("events:session", args=[event.slug, sessions[1].key])
    sessions[1].delete()
    release_programme(event=event, by=None)

    assert "This session is not in the programme any more." in client.get(address).content.decode()
    assert "Closing" not in client.get(event.get_absolute_url()).content.decode()
