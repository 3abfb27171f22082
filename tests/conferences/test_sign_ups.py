"""Places in sessions: taken, waited for, given back; shown in "my programme" and asked for at the gate."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from conferences.attendance.links import opened, token_of
from conferences.check_in.checking import NotSignedUp, check_in
from conferences.check_in.counts import count_of
from conferences.models import Registration, SessionPlaces, SignUp
from conferences.programme.releasing import release_programme
from conferences.registrations.changing import name_delegate
from conferences.sign_ups.places import settle_what_changed
from conferences.tasks import settle_sign_ups
from diaspora.models import User, WrittenEmail
from tests.conftest import sign_in
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    DelegateFactory,
    RegistrationFactory,
    SessionFactory,
    SessionPlacesFactory,
    at,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(event):
    """One place in a workshop at ten; a talk at the same time has three."""
    workshop = SessionFactory(event=event, title_en="Repairing", starts_at=at(event.starts_on, "10:00", event))
    talk = SessionFactory(event=event, title_en="Talking", starts_at=at(event.starts_on, "10:30", event))
    release_programme(event=event, by=None)
    SessionPlacesFactory(event=event, session=talk, size=3)
    return SessionPlacesFactory(event=event, session=workshop, size=1)


@pytest.fixture
def comes(event):
    """`comes(name)`: somebody with a place at the event."""
    category = CategoryFactory(event=event)

    def comes(name, **values):
        registration = RegistrationFactory(event=event, state="confirmed", **values)
        return DelegateFactory(registration=registration, category=category, name=name)

    return comes


def press(client, delegate, places, what):
    address = reverse(f"events:{what}_session", args=[delegate.event.slug, token_of(delegate), places.session_id])
    return client.post(address, follow=True).content.decode()


def standing(places) -> list:
    return [(row.delegate.name, row.has_place) for row in places.sign_ups.order_by("asked_at", "pk")]


def test_the_last_place_is_given_once_and_goes_on_to_whoever_waits_longest(event, places, comes, client):
    asha, baraka, neema = comes("Asha"), comes("Baraka"), comes("Neema")
    for delegate in (asha, asha, baraka, neema):
        page = press(client, delegate, places, "join")
    before = standing(places)
    in_the_line = "You are number 2 on the waiting list" in page

    press(client, baraka, places, "leave")
    press(client, asha, places, "leave")

    letter = WrittenEmail.objects.get()
    places.refresh_from_db()
    assert (before, in_the_line) == ([("Asha", True), ("Baraka", False), ("Neema", False)], True)
    assert (standing(places), places.taken) == ([("Neema", True)], 1)
    assert (letter.to, "Repairing" in letter.subject) == (neema.registration.email, True)
    assert "/sessions/" in letter.body


def test_nobody_is_in_two_sessions_at_once_and_nobody_signs_up_for_one_that_has_begun(
    event, places, comes, client, monkeypatch
):
    asha = comes("Asha")
    press(client, asha, places, "join")
    talk = SessionPlaces.objects.exclude(pk=places.pk).get()

    clash = press(client, asha, talk, "join")
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(event.starts_on, "10:40", event))
    late = press(client, comes("Baraka"), talk, "join")

    assert "At this time you are in “Repairing”." in clash
    assert "Nobody signs up for this session any more." in late
    assert SignUp.objects.count() == 1


def test_places_of_people_who_do_not_come_any_more_go_to_others(event, places, comes, client):
    asha, baraka, neema = comes("Asha"), comes("Baraka"), comes("Neema")
    for delegate in (asha, baraka, neema):
        press(client, delegate, places, "join")
    Registration.objects.filter(pk=asha.registration_id).update(state="cancelled")
    cancelled = settle_sign_ups()
    after_cancelling = standing(places)
    name_delegate(delegate=baraka, name="Somebody else")
    settle_what_changed()
    SignUp.objects.get().delegate.delete()

    again = [settle_what_changed(), settle_what_changed()]

    assert (cancelled, after_cancelling) == (1, [("Baraka", True), ("Neema", False)])
    places.refresh_from_db()
    assert (again, standing(places), places.taken) == ([1, 0], [], 0)


def test_more_places_go_to_the_line_and_a_session_never_shrinks_below_what_is_taken(
    event, places, comes, client, member
):
    for name in ("Asha", "Baraka"):
        press(client, comes(name), places, "join")
    team = member("programme")
    row = reverse("event_desk:edit_row", args=[event.slug, "places", places.pk])

    def save(size):
        version = team.get(row).context["form"]["version"].value()
        return team.post(row, {"version": version, "session": places.session_id, "size": size}).content.decode()

    save("2")
    refused = save("1")

    places.refresh_from_db()
    assert (places.taken, places.size) == (2, 2)
    assert "More places are taken already." in refused
    listed = team.get(reverse("event_desk:signed_up", args=[event.slug, places.pk])).content.decode()
    assert "Asha" in listed
    assert member("finance").get(reverse("event_desk:sign_ups", args=[event.slug])).status_code == 404


def test_only_those_with_a_place_come_in_by_the_list_of_a_session(event, places, comes, client):
    asha, baraka = comes("Asha"), comes("Baraka")
    gate = CheckInListFactory(event=event)
    SessionPlaces.objects.filter(pk=places.pk).update(check_in_list=gate)
    for delegate in (asha, baraka):
        press(client, delegate, places, "join")

    check_in(list_=gate, delegate=asha, by=None)
    with pytest.raises(NotSignedUp):
        check_in(list_=gate, delegate=baraka, by=None)

    assert (count_of(gate).came, count_of(gate).expected) == (1, 1)


def test_my_programme_shows_and_subscribes_to_what_one_signed_up_for(event, places, comes, client):
    user: User = UserFactory()
    asha = comes("Asha", user=user)
    mine = reverse("events:mine", args=[event.slug])
    press(client, asha, places, "join")

    page = sign_in(user).get(mine)

    calendar = client.get(urlsplit(page.context["calendar"]).path)
    assert [slot.title for group in page.context["chosen"] for slot in group.slots] == ["Repairing"]
    assert "Repairing" in calendar.content.decode()
    ((_, key),) = page.context["pages"]
    assert opened(event.slug, key) == asha
    assert key in page.content.decode()
    assert sign_in(UserFactory()).get(mine).context["pages"] == []
