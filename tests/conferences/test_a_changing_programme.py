"""Built by forms and changed five times: who subscribed early follows, and only those who moved are told."""

import datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from conferences.models import Room, Session, Speaker
from diaspora.models import WrittenEmail
from tests.factories.events import VenueFactory

pytestmark = pytest.mark.django_db

#: Days, rooms, sessions in each room a day, speakers.
SMALL, WHOLE = (2, 2, 2, 4), (3, 6, 4, 40)


def build(team, event, rooms: int, in_a_room: int, speakers: int) -> None:
    """By the forms of the desk: rooms, speakers, sessions with their slots."""
    add = {part: reverse("event_desk:add_row", args=[event.slug, part]) for part in ("rooms", "speakers", "sessions")}
    venue = VenueFactory(event=event)
    for number in range(rooms):
        team.post(add["rooms"], {"venue": venue.pk, "name_en": f"Hall {number}", "name_sw": f"Ukumbi {number}"})
    for number in range(speakers):
        person = {"name": f"Speaker {chr(65 + number // 26)}{chr(65 + number % 26)}", "language": "en"}
        team.post(add["speakers"], person | {"email": f"s{number}@example.org", "consented_on": "2026-01-05"})
    people, halls = list(Speaker.objects.order_by("pk")), list(Room.objects.order_by("pk"))
    number = 0
    for day in event.days:
        for place, hall in enumerate(halls):
            for hour in range(in_a_room):
                speaker = people[(hour * len(halls) + place) % len(people)]
                typed = {"kind": "talk", "title_en": f"Talk {number}", "title_sw": f"Mada {number}", "day": day}
                typed |= {"clock": f"{9 + 2 * hour:02}:00", "minutes": "45", "room": hall.pk, "language": "en"}
                typed |= {"level": "all", "is_confirmed": "on", "speakers": [speaker.pk]}
                team.post(add["sessions"], typed)
                number += 1


def release(team, event, seen: int) -> None:
    team.post(reverse("event_desk:release", args=[event.slug]), {"seen": seen})


def subscribed(client, event) -> dict[str, tuple[int, datetime.datetime]]:
    """What a calendar that follows the programme reads: UID → number of changes and beginning."""
    content = client.get(reverse("events:programme_calendar", args=[event.slug])).content
    entries = Calendar.from_ical(content).walk("VEVENT")
    return {str(entry["uid"]): (int(entry["sequence"]), entry.decoded("dtstart")) for entry in entries}


def move(team, event, rows: list[int]) -> None:
    """Five minutes later, on the screen with all times."""
    plan = reverse("event_desk:plan", args=[event.slug])
    formset = team.get(plan).context["formset"]
    typed = {f"form-{name}": value for name, value in formset.management_form.initial.items()}
    for form in [formset.management_form, *formset.forms]:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                typed[field.html_name] = field.field.widget.format_value(value) if not isinstance(value, bool) else "on"
    typed = {name: value[0] if isinstance(value, list) else value for name, value in typed.items()}
    for number in rows:
        begins = datetime.time.fromisoformat(typed[f"form-{number}-clock"])
        typed[f"form-{number}-clock"] = f"{begins.hour}:{begins.minute + 5:02}".zfill(5)
    answer = team.post(plan, {name: value for name, value in typed.items() if value is not None})
    assert answer.status_code == 302, answer.context["formset"].errors


@pytest.mark.parametrize("size", [SMALL, pytest.param(WHOLE, marks=pytest.mark.whole)])
def test_a_calendar_follows_five_changes_and_only_those_who_moved_are_written_to(member, client, event, size):
    days, rooms, in_a_room, speakers = size
    type(event).objects.update(ends_on=event.starts_on + datetime.timedelta(days=days - 1))
    event.refresh_from_db()
    team = member("programme")
    build(team, event, rooms, in_a_room, speakers)
    release(team, event, 0)
    first = subscribed(client, event)
    moved_in_all: dict[str, int] = {}

    for version in range(1, 6):
        WrittenEmail.objects.all().delete()
        before = subscribed(client, event)
        rows = [version % len(first), (version * 3 + 1) % len(first)]
        keys = list(event.sessions.order_by("starts_at", "pk").values_list("key", flat=True))
        moved = {str(keys[number]) for number in rows}
        move(team, event, sorted(set(rows)))
        release(team, event, version)

        after = subscribed(client, event)
        uids = {uid for uid in after if uid.partition("@")[0] in moved}
        written = set(Speaker.objects.filter(sessions__key__in=moved).values_list("email", flat=True))
        assert {uid for uid in after if after[uid] != before[uid]} == uids
        assert all(after[uid][0] == before[uid][0] + 1 and after[uid][1] > before[uid][1] for uid in uids)
        assert sorted(WrittenEmail.objects.values_list("to", flat=True)) == sorted(written)
        for uid in uids:
            moved_in_all[uid] = moved_in_all.get(uid, 0) + 1

    last = subscribed(client, event)
    assert len(first) == Session.objects.count() == days * rooms * in_a_room
    assert last.keys() == first.keys()
    assert {uid: number for uid, (number, _begins) in last.items() if number} == moved_in_all
