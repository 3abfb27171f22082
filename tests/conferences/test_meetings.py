"""Hours with regions and ministries: offered, booked once, given back; the host reads who comes."""

import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from conferences.attendance.links import token_of
from conferences.meetings.links import address_of
from conferences.models import MeetingSlot
from conferences.registrations.changing import name_delegate
from conferences.tasks import settle_sign_ups
from diaspora.models import WrittenEmail
from tests.factories.events import (
    CategoryFactory,
    DelegateFactory,
    EventFactory,
    MeetingHostFactory,
    MeetingSlotFactory,
    RegistrationFactory,
    at,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(event):
    return MeetingHostFactory(event=event, name_en="Lindi Region")


@pytest.fixture
def comes(event):
    category = CategoryFactory(event=event)

    def comes(name):
        registration = RegistrationFactory(event=event, state="confirmed")
        return DelegateFactory(registration=registration, category=category, name=name, organisation="Karolinska")

    return comes


def page(name, delegate, *rest):
    return reverse(f"events:{name}", args=[delegate.event.slug, token_of(delegate), *rest])


def list_of(host) -> str:
    return re.sub("^https?://[^/]+", "", address_of(host))


def test_the_team_offers_hours_one_after_the_other_and_none_across_another(event, host, member):
    MeetingSlotFactory(host=host, starts_at=at(event.starts_on, "09:30", event), minutes=20)
    desk = reverse("event_desk:meetings_of_host", args=[event.slug, host.pk])
    hours = {"day": event.starts_on.isoformat(), "first": "09:00", "last": "10:10", "minutes": "20"}

    member("programme").post(desk, hours)
    refused = member("programme").post(desk, {**hours, "last": "09:00"}).content.decode()

    starts = [f"{slot.starts_at.astimezone(event.zone):%H:%M}" for slot in host.slots.all()]
    assert starts == ["09:00", "09:30"]
    assert "The end has to be after the beginning." in refused
    assert member("check_in").get(desk).status_code == 404


def test_an_hour_is_booked_once_and_the_host_reads_who_comes_and_nobody_else(event, host, comes, client):
    slot, other = (
        MeetingSlotFactory(host=host),
        MeetingSlotFactory(host=host, starts_at=at(event.ends_on, "09:00", event)),
    )
    asha, baraka = comes("Asha Mrema"), comes("Baraka Lema")
    typed = {"slot": slot.pk, "topic": "Solar pumps"}

    client.post(page("book_meeting", asha, host.pk), typed)
    second = client.post(page("book_meeting", asha, host.pk), {**typed, "slot": other.pk}).content.decode()
    too_late = client.post(page("book_meeting", baraka, host.pk), typed).content.decode()

    listed = client.get(list_of(host)).content.decode()
    assert "You have an hour with this host already." in second
    assert "Select a valid choice" in too_late
    assert all(text in listed for text in ("Asha Mrema", "Karolinska", "Solar pumps"))
    assert "Asha" not in client.get(page("meetings", baraka)).content.decode()
    assert "Asha" not in client.get(list_of(MeetingHostFactory(event=event))).content.decode()
    assert client.get(list_of(host).replace(event.slug, EventFactory().slug)).status_code == 410


def test_nobody_is_in_two_meetings_at_once(event, host, comes, client):
    asha = comes("Asha")
    MeetingSlotFactory(host=host, delegate=asha, code=asha.code)
    other = MeetingSlotFactory(host=MeetingHostFactory(event=event), starts_at=at(event.starts_on, "14:10", event))

    answer = client.post(page("book_meeting", asha, other.host_id), {"slot": other.pk, "topic": "Water"})

    assert "At this time you are in “Lindi Region”." in answer.content.decode()
    assert asha.meetings.count() == 1


def test_an_hour_is_given_back_and_one_that_the_team_takes_back_is_written_about(event, host, comes, member, client):
    asha = comes("Asha")
    slot = MeetingSlotFactory(host=host)
    book = page("book_meeting", asha, host.pk)
    client.post(book, {"slot": slot.pk, "topic": "Water"})
    calendar = Calendar.from_ical(client.get(page("calendar_of_delegate", asha)).content)
    client.post(page("give_meeting_back", asha, slot.pk))
    free = MeetingSlot.objects.get()
    client.post(book, {"slot": slot.pk, "topic": "Water"})

    member("programme").post(reverse("event_desk:take_meeting_back", args=[event.slug, host.pk, slot.pk]))

    assert [str(entry["summary"]) for entry in calendar.walk("VEVENT")] == ["Lindi Region"]
    assert (free.delegate, free.topic, free.booked_at) == (None, "", None)
    assert not MeetingSlot.objects.exists()
    assert WrittenEmail.objects.get().to == asha.registration.email


def test_whoever_takes_over_a_place_at_the_event_takes_over_no_meeting(event, host, comes, client):
    asha = comes("Asha Mrema")
    MeetingSlotFactory(host=host, delegate=asha, code=asha.code, topic="Water", booked_at=event.changed_at)

    name_delegate(delegate=asha, name="Juma Kweka")

    at_once = client.get(list_of(host)).content.decode()
    settle_sign_ups()
    assert [text for text in ("Juma", "Water") if text in at_once] == []
    assert MeetingSlot.objects.get().topic == ""
