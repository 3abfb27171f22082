"""A speaker takes over the profile that organisers entered: by a link, once, in sight of the office."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from conferences.models import Speaker
from conferences.programme.claiming import path_of
from conferences.programme.releasing import release_programme
from diaspora.models import WrittenEmail
from tests.conftest import sign_in
from tests.factories.events import SessionFactory, SpeakerFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def neema(event):
    speaker = SpeakerFactory(event=event, name="Neema Chuwa", email="neema@example.org", role_en="Nurse")
    SessionFactory(event=event, title_en="Nurses who teach", speakers=[speaker])
    release_programme(event=event, by=None)
    WrittenEmail.objects.all().delete()
    return speaker


def link_in_the_letter() -> str:
    return re.search(r"https?://[^/]+(/\S+/speaker/\S+/)", WrittenEmail.objects.latest("pk").body)[1]


def actions(event) -> list[str]:
    return [entry.action for entry in ModelLogEntry.objects.for_instance(event).order_by("pk")]


def test_a_profile_is_claimed_once_by_the_link_in_a_letter_and_the_team_sees_it(event, neema, member, client):
    team = member("programme")
    listed = reverse("event_desk:speakers", args=[event.slug])
    team.post(reverse("event_desk:send_speaker_link", args=[event.slug, neema.pk]))
    link = link_in_the_letter()
    speaker = UserFactory(email="neema.chuwa@example.com")

    looked = [client.get(link).content.decode(), sign_in(speaker).get(link).content.decode()]
    untouched = Speaker.objects.get().user
    without_account = client.post(link).status_code
    sign_in(speaker).post(link)
    again = sign_in(UserFactory()).post(link)

    assert ["Nurse" in page for page in looked] == [True, True]
    assert (untouched, without_account, again.status_code) == (None, 200, 410)
    assert Speaker.objects.get().user == speaker
    assert "neema.chuwa@example.com" in team.get(listed).content.decode()
    assert [action for action in actions(event) if "speaker" in action] == [
        "event.speaker_invited",
        "event.speaker_claimed",
    ]


def test_a_link_ends_with_a_newer_one_with_another_address_and_with_the_event(event, neema, member, client):
    team = member("programme")
    send = reverse("event_desk:send_speaker_link", args=[event.slug, neema.pk])
    links = []
    for _time in range(2):
        team.post(send)
        links.append(link_in_the_letter())
    neema.refresh_from_db()
    sent_again = [client.get(link).status_code for link in links]
    Speaker.objects.update(email="other@example.org")
    other_address = client.get(links[1]).status_code
    neema.refresh_from_db()
    now = path_of(neema)
    type(event).objects.update(starts_on="2026-01-01", ends_on="2026-01-02")

    assert (sent_again, other_address, client.get(now).status_code) == ([410, 200], 410, 410)


@pytest.mark.parametrize(
    ("now", "said"),
    [({"state": "draft"}, "Announce it first"), ({"starts_on": "2026-01-01", "ends_on": "2026-01-02"}, "is over")],
)
def test_no_link_is_sent_that_would_open_nothing(event, neema, member, now, said):
    team = member("programme")
    type(event).objects.update(**now)

    page = team.post(reverse("event_desk:send_speaker_link", args=[event.slug, neema.pk]), follow=True)

    assert said in page.content.decode()
    assert not WrittenEmail.objects.exists()
    assert Speaker.objects.get().link_key == neema.link_key


def test_an_account_takes_only_one_profile_of_an_event(event, neema):
    user = UserFactory()
    SpeakerFactory(event=event, user=user)

    page = sign_in(user).post(path_of(neema))

    assert "speaks at the event under another name" in page.content.decode()
    assert Speaker.objects.get(pk=neema.pk).user is None


def test_a_speaker_writes_the_profile_and_decides_about_the_name(event, neema, client):
    Speaker.objects.update(user=UserFactory())
    own = reverse("events:own_speaker", args=[event.slug])
    speaker = sign_in(Speaker.objects.get().user)
    page = speaker.get(own)
    typed = {"version": page.context["form"]["version"].value(), "role_en": "Head of training", "language": "sw"}

    speaker.post(own, typed)

    neema.refresh_from_db()
    public = client.get(event.get_absolute_url()).content.decode()
    assert "Nurses who teach" in page.content.decode()
    assert (neema.role_en, neema.language, neema.consented_on) == ("Head of training", "sw", None)
    assert ("Nurses who teach" in public, "Neema" in public) == (True, False)
    assert sign_in(UserFactory()).get(own).status_code == 404


def test_only_the_programme_team_of_the_event_sends_links_and_disconnects(event, neema, member, elsewhere):
    Speaker.objects.update(user=UserFactory())
    off = reverse("event_desk:disconnect_speaker", args=[event.slug, neema.pk])
    pages = [reverse("event_desk:speakers", args=[event.slug]), off]

    refused = [client.post(page).status_code for client in (elsewhere, member("check_in")) for page in pages]
    still = Speaker.objects.get().user
    member("programme").post(off)

    assert (refused, still is None, Speaker.objects.get().user) == ([404] * 4, False, None)


def test_a_list_of_speakers_asks_no_more_for_three_than_for_one(event, neema, member):
    team = member("programme")
    page = reverse("event_desk:speakers", args=[event.slug])
    team.get(page)
    numbers = []
    for more in (0, 2):
        SpeakerFactory.create_batch(more, event=event, user=None)
        with CaptureQueriesContext(connection) as queries:
            team.get(page)
        numbers.append(len(queries))

    assert numbers[0] == numbers[1]
