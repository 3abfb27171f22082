"""A session moves or falls away, a room, a host, an event: whoever counted on it reads it once, and no gate opens."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from conferences.attendance.links import token_of
from conferences.check_in.checking import EventOff, NotAdmitted, SessionGone, check_in
from conferences.check_in.counts import count_of
from conferences.check_in.device_list import device_list
from conferences.events import parts
from conferences.events.moves import move_event
from conferences.models import Session, SessionPlaces, SignUp
from conferences.programme.releasing import Draft, concerned_by, release_programme
from conferences.registrations import cancelling
from conferences.sign_ups.places import sign_up
from diaspora.models import WrittenEmail
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    DelegateFactory,
    EventMessageFactory,
    GateLinkFactory,
    MeetingHostFactory,
    MeetingSlotFactory,
    QuestionFactory,
    RegistrationFactory,
    RoomFactory,
    SessionFactory,
    SessionPlacesFactory,
    SpeakerFactory,
    at,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def gate(event):
    return CheckInListFactory(event=event, name_en="Workshop")


@pytest.fixture
def places(event, gate):
    """One place in a workshop at ten, with a check-in list; a talk at noon."""
    workshop = SessionFactory(
        event=event, title_en="Repairing", title_sw="Kukarabati", starts_at=at(event.starts_on, "10:00", event)
    )
    talk = SessionFactory(
        event=event, title_en="Talking", title_sw="Kuzungumza", starts_at=at(event.starts_on, "12:00", event)
    )
    release_programme(event=event, by=None)
    SessionPlacesFactory(event=event, session=talk)
    return SessionPlacesFactory(event=event, session=workshop, size=1, check_in_list=gate)


@pytest.fixture
def comes(event):
    category = CategoryFactory(event=event)

    def comes(name, **values):
        registration = RegistrationFactory(event=event, state="confirmed", name=name, **values)
        return DelegateFactory(registration=registration, category=category, name=name)

    return comes


def desk(name, event, *args):
    return reverse(f"event_desk:{name}", args=[event.slug, *args])


def refusal(gate, delegate):
    with pytest.raises(NotAdmitted) as caught:
        check_in(list_=type(gate).objects.get(pk=gate.pk), delegate=delegate, by=None)
    return caught.value


def change(places, **values):
    Session.objects.filter(pk=places.session_id).update(**values)
    release_programme(event=places.event, by=None)


def test_whoever_signed_up_reads_once_and_in_their_language_that_a_session_moved(event, places, comes):
    asha, baraka = comes("Asha", language="sw"), comes("Baraka")
    talk = SessionPlaces.objects.exclude(pk=places.pk).get()
    for delegate in (asha, baraka):
        sign_up(delegate=delegate, session=places.session_id)
    sign_up(delegate=asha, session=talk.session_id)

    change(places, starts_at=at(event.starts_on, "12:15", event))

    first, second = WrittenEmail.objects.order_by("pk")
    places.refresh_from_db()
    assert [first.to, second.to] == [asha.registration.email, baraka.registration.email]
    assert "Kukarabati: sasa ni" in first.body
    assert "12:15–13:00" in second.body
    assert "You keep your turn on the waiting list." in second.body
    assert "give one of the two back" not in second.body
    assert "Nafasi yako inabaki." in first.body
    assert "Wakati huo pia uko kwenye “Kuzungumza”" in first.body
    assert token_of(baraka) in second.body
    assert (places.taken, places.sign_ups.count()) == (1, 2)


def test_a_session_that_falls_away_takes_its_places_along_and_its_list_admits_nobody(
    event, places, gate, comes, member
):
    asha, baraka = comes("Asha"), comes("Baraka")
    for delegate in (asha, baraka):
        sign_up(delegate=delegate, session=places.session_id)
    team = member("programme")
    Session.objects.filter(pk=places.session_id).update(is_confirmed=False)
    page = team.get(desk("release", event)).text
    refused = team.post(desk("remove_row", event, "sessions", places.session_id), follow=True).text

    team.post(desk("release", event), {"seen": "1"})

    letters = WrittenEmail.objects.order_by("pk")
    assert "“Repairing”: 2 people have signed up and lose their places." in page
    assert "People have signed up for it." in refused
    assert [
        ("Your place in it is gone" in each.body, "Its waiting list is closed" in each.body) for each in letters
    ] == [
        (True, False),
        (False, True),
    ]
    places.refresh_from_db()
    assert (SignUp.objects.count(), places.taken, count_of(gate).expected) == (0, 0, 0)
    assert isinstance(refusal(gate, asha), SessionGone)
    reasons = {row[2] for row in device_list(GateLinkFactory(list=type(gate).objects.get()))["tickets"].values()}
    assert reasons == {SessionGone.text}

    team.post(desk("remove_row", event, "sessions", places.session_id))
    assert not SessionPlaces.objects.filter(pk=places.pk).exists()
    assert isinstance(refusal(gate, baraka), SessionGone)


def test_nobody_is_written_to_about_a_session_that_is_over(event, places, comes):
    sign_up(delegate=comes("Asha"), session=places.session_id)

    change(places, starts_at=timezone.now() - datetime.timedelta(days=1))  # its hour is put right afterwards
    change(places, is_confirmed=False)

    assert not WrittenEmail.objects.exists()
    assert not SignUp.objects.exists()


def test_whoever_releases_reads_the_title_of_a_session_also_where_it_is_in_another_language(event, places, comes):
    sign_up(delegate=comes("Asha"), session=places.session_id)
    gone = {"kind": "cancelled", "key": str(places.session.key), "title": {"en": "", "sw": "Kukarabati"}}

    assert [(row.title, row.number) for row in concerned_by(event, Draft([], [gone]))] == [("Kukarabati", 1)]


def test_a_session_that_comes_back_has_its_list_again(event, places, gate, comes):
    asha = comes("Asha")
    change(places, is_confirmed=False)
    change(places, is_confirmed=True)

    sign_up(delegate=asha, session=places.session_id)

    assert check_in(list_=type(gate).objects.get(), delegate=asha, by=None)


def test_a_list_whose_places_are_taken_away_stays_shut_until_the_team_opens_it(event, places, gate, comes, member):
    asha, team = comes("Asha"), member()
    row = desk("edit_row", event, "lists", gate.pk)
    names = {"name_en": "Workshop", "name_sw": "Warsha", "sort_order": "0"}

    def save(**more):
        version = team.get(row).context["form"]["version"].value()
        return team.post(row, {**names, "version": version, **more}).status_code

    asked_before = "its session is gone" in team.get(row).text
    team.post(desk("remove_row", event, "places", places.pk))
    shut = refusal(gate, asha)
    save(without_session="on")
    still = refusal(gate, asha)
    save()

    assert not asked_before
    assert {type(shut), type(still)} == {SessionGone}
    assert check_in(list_=type(gate).objects.get(), delegate=asha, by=None)


def test_whoever_comes_in_just_before_a_list_is_closed_to_others_keeps_it(event, gate, comes, member, monkeypatch):
    asha, close = comes("Asha"), parts.close_to_dependants

    def a_moment_later(row):
        check_in(list_=gate, delegate=asha, by=None)
        close(row)

    monkeypatch.setattr(parts, "close_to_dependants", a_moment_later)
    answer = member().post(desk("remove_row", event, "lists", gate.pk), follow=True).text

    assert "Somebody came in already: keep it." in answer
    assert event.check_in_lists.get() == gate


def test_what_is_for_one_category_alone_does_not_become_open_to_all_without_it(event, comes, member):
    team, guests = member(), CategoryFactory(event=event, name_en="Guests")
    shared = CheckInListFactory(event=event)
    shared.categories.set([guests, CategoryFactory(event=event)])
    remove = desk("remove_row", event, "categories", guests.pk)
    dinner = CheckInListFactory(event=event)
    for row in (dinner, QuestionFactory(event=event)):
        row.categories.set([guests])
        team.post(remove)
        assert event.categories.filter(pk=guests.pk).exists()
        row.delete()
    message = EventMessageFactory(event=event, category=guests)
    team.post(remove)
    assert event.categories.filter(pk=guests.pk).exists()
    message.delete()

    team.post(remove)

    assert not event.categories.filter(pk=guests.pk).exists()


def test_whoever_booked_a_meeting_reads_where_it_is_now_and_no_room_disappears_below_it(event, comes, member, client):
    asha, team = comes("Asha"), member("programme")
    room, other = RoomFactory(event=event), RoomFactory(event=event, name_en="Garden")
    host = MeetingHostFactory(event=event, room=room, name_en="Lindi Region")
    MeetingSlotFactory(host=host, delegate=asha, code=asha.code, booked_at=event.changed_at)
    calendar = reverse("events:calendar_of_delegate", args=[event.slug, token_of(asha)])
    before = Calendar.from_ical(client.get(calendar).content).walk("VEVENT")[0]
    row = desk("edit_row", event, "hosts", host.pk)

    refused = [
        team.post(desk("remove_row", event, part, pk), follow=True).text
        for part, pk in (("rooms", room.pk), ("venues", room.venue_id))
    ]
    version = team.get(row).context["form"]["version"].value()
    later = event.changed_at + datetime.timedelta(days=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("conferences.meetings.forms.timezone.now", lambda: later)
        team.post(row, {"version": version, "name_en": host.name_en, "name_sw": host.name_sw, "room": other.pk})

    after = Calendar.from_ical(client.get(calendar).content).walk("VEVENT")[0]
    letter = WrittenEmail.objects.get()
    assert all("Meetings are booked in it" in page for page in refused)
    assert (letter.to, "Garden" in letter.body) == (asha.registration.email, True)
    assert (after["UID"], str(after["LOCATION"])) == (before["UID"], "Garden")
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_an_event_that_is_off_shuts_its_gates_at_once_and_speakers_and_delegates_of_a_group_hear_it(
    event, gate, comes, member
):
    SessionFactory(event=event, speakers=[SpeakerFactory(event=event, email="speaks@example.org", language="sw")])
    SpeakerFactory(event=event, email="not-in-the-programme@example.org")
    release_programme(event=event, by=None)
    WrittenEmail.objects.all().delete()
    asha = comes("Asha")
    for number, address in enumerate(["own@example.org", "", asha.registration.email.upper()]):
        DelegateFactory(registration=asha.registration, category=asha.category, name=f"No {number}", email=address)

    move_event(event=event, to="cancelled", by=member().user, reason="The hall burnt down. See hall.example.org")
    at_once = refusal(gate, asha)
    cancelling.cancel_what_is_off()
    cancelling.cancel_what_is_off()

    letters = {each.to: each for each in WrittenEmail.objects.all()}
    assert isinstance(at_once, EventOff)
    assert sorted(letters) == sorted(["speaks@example.org", "own@example.org", asha.registration.email])
    assert WrittenEmail.objects.count() == 3
    assert "The hall burnt down" in letters["own@example.org"].body
    assert "hall.example.org" not in letters["speaks@example.org"].body
