"""From plan to programme: versions, what they change, who hears of it."""

import datetime

import pytest

from conferences.enums import SlotChange
from conferences.models import ProgrammeVersion
from conferences.programme.reading import released
from conferences.programme.releasing import NothingToRelease, ReleasedMeanwhile, release_programme
from conferences.programme.warnings import warnings
from diaspora.models import WrittenEmail
from tests.factories.events import RoomFactory, SessionFactory, SpeakerFactory, at
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def release(event, **values):
    return release_programme(event=event, by=None, **values)


def kinds(version):
    return [(change["kind"], change["title"]["en"]) for change in version.changes]


def numbers(version):
    return {entry["title"]["en"]: entry["seq"] for entry in version.content}


@pytest.fixture
def talk(event):
    return SessionFactory(event=event, title_en="Nurses", speakers=[SpeakerFactory(event=event)])


def test_readers_see_what_was_confirmed_and_released_and_nothing_else(event, talk, client):
    SessionFactory(event=event, title_en="Secret plan", is_confirmed=False)
    SessionFactory(event=event, title_en="Cleaning", kind="blocker")
    SessionFactory(event=event, title_en="Without a time", starts_at=None)
    address = event.get_absolute_url()
    before = client.get(address).content.decode()

    release(event)
    SessionFactory(event=event, title_en="Planned later")
    after = client.get(address).content.decode()

    assert "The programme is not out yet" in before
    assert "Nurses" in after
    assert [text for text in ("Secret plan", "Cleaning", "Without a time", "Planned later") if text in after] == []


def test_a_version_counts_only_what_changed(event, talk):
    other = SessionFactory(event=event, title_en="Farmers")
    first = release(event)
    talk.starts_at += datetime.timedelta(hours=1)
    talk.save()
    second = release(event)
    other.delete()
    talk.title_en = "Midwives"
    talk.save()
    third = release(event)

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert kinds(second) == [(SlotChange.MOVED, "Nurses")]
    assert kinds(third) == [(SlotChange.CHANGED, "Midwives"), (SlotChange.CANCELLED, "Farmers")]
    assert [numbers(version) for version in (first, second, third)] == [
        {"Nurses": 0, "Farmers": 0},
        {"Nurses": 1, "Farmers": 0},
        {"Midwives": 2, "Farmers": 1},
    ]


def test_nothing_new_is_no_version(event, talk):
    release(event)

    with pytest.raises(NothingToRelease):
        release(event)

    assert ProgrammeVersion.objects.count() == 1


def test_whoever_saw_an_older_version_releases_nothing(event, talk):
    release(event, seen=0)
    SessionFactory(event=event)

    with pytest.raises(ReleasedMeanwhile):
        release(event, seen=0)

    assert release(event, seen=1).number == 2


def test_only_speakers_with_another_slot_are_written_to(event, talk):
    stays = SpeakerFactory(event=event, email="stays@example.org")
    moves = SpeakerFactory(event=event, email="moves@example.org", language="sw")
    SessionFactory(event=event, title_en="Stays", speakers=[stays])
    one, two = (SessionFactory(event=event, title_sw=f"Inahama {n}", speakers=[moves]) for n in (1, 2))
    retitled = SessionFactory(event=event, speakers=[SpeakerFactory(event=event)])
    release(event)
    WrittenEmail.objects.all().delete()

    for session in (one, two):
        session.starts_at += datetime.timedelta(minutes=30)
        session.save()
    retitled.title_en = "Another title"
    retitled.save()
    release(event)

    letter = WrittenEmail.objects.get()
    assert letter.to == "moves@example.org"
    assert "Inahama 1" in letter.body
    assert "Inahama 2" in letter.body
    assert "09:30–10:15" in letter.body


def test_a_room_with_another_name_moves_no_speaker(event, talk):
    release(event)
    WrittenEmail.objects.all().delete()
    talk.room.name_en = "Great hall"
    talk.room.save()

    version = release(event)

    assert kinds(version) == [(SlotChange.CHANGED, "Nurses")]
    assert not WrittenEmail.objects.exists()


def test_a_name_is_shown_only_while_there_is_consent(event, client):
    agreed = SpeakerFactory(event=event, name="Agreed Person")
    silent = SpeakerFactory(event=event, name="Silent Person", consented_on=None)
    session = SessionFactory(event=event, speakers=[agreed, silent])
    release(event)
    pages = [
        event.get_absolute_url(),
        f"{event.get_absolute_url()}{session.key}/",
        f"{event.get_absolute_url()}?by=speaker",
    ]
    before = [client.get(page).content.decode() for page in pages]

    agreed.consented_on = None
    agreed.save()
    after = [client.get(page).content.decode() for page in pages]

    assert all("Agreed Person" in page and "Silent Person" not in page for page in before)
    assert [page for page in after if "Agreed Person" in page] == []


def test_a_released_programme_is_read_in_five_queries_at_any_length(event, django_assert_num_queries):
    SessionFactory(event=event, speakers=[SpeakerFactory(event=event)])
    release(event)
    with django_assert_num_queries(3):
        assert len(released(event).slots) == 1
    for _number in range(2):
        SessionFactory(event=event, speakers=[SpeakerFactory(event=event)])
    release(event)

    with django_assert_num_queries(3):
        assert len(released(event).slots) == 3


class TestWarnings:
    def texts(self, event):
        return [warning.text for warning in warnings(event)]

    def test_a_sound_plan_has_none(self, event, talk):
        SessionFactory(event=event, room=talk.room, starts_at=at(event.starts_on, "09:45", event))

        assert self.texts(event) == []

    def test_each_clash_is_named(self, event):
        speaker = SpeakerFactory(
            event=event, name="Neema", consented_on=None, available_from=at(event.starts_on, "12:00", event)
        )
        hall = RoomFactory(event=event, name_en="Hall", capacity=20)
        SessionFactory(event=event, title_en="One", room=hall, speakers=[speaker], expected=21)
        SessionFactory(event=event, title_en="Two", room=hall, starts_at=at(event.starts_on, "09:30", event))
        SessionFactory(event=event, title_en="Three", speakers=[speaker], is_confirmed=False)
        SessionFactory(event=event, title_en="Four", starts_at=at(event.ends_on, "23:30", event))
        SessionFactory(event=event, title_en="Five", starts_at=None)

        assert self.texts(event) == [
            "“One” expects 21 people, and Hall has 20 seats.",
            "Neema is not available at the time of “One”.",
            "Neema has not agreed to be named: “One” appears without the name.",
            "Neema is not available at the time of “Three”.",
            "“Four” lies outside of the days of the event.",
            "Neema speaks twice at the same time: “One” and “Three”.",
            "Hall is taken twice at the same time: “One” and “Two”.",
            "“Five” is confirmed and has no time yet.",
        ]


def test_the_one_who_released_is_noted(event, talk):
    user = UserFactory()

    assert release_programme(event=event, by=user).released_by == user
