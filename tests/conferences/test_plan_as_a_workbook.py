"""The plan goes out as a workbook and comes back: looked at first, with every fault named, all of it or nothing."""

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from conferences.models import Session
from conferences.programme.forms.sheets import read_plan
from conferences.programme.sheets import COLUMNS
from tests.factories.events import RoomFactory, SessionFactory, SpeakerFactory, TrackFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(event):
    return RoomFactory(event=event, name_en="Great hall", name_sw="Ukumbi mkuu")


def page(name, event) -> str:
    return reverse(f"event_desk:{name}", args=[event.slug])


def lines_of(client, event) -> list[list]:
    response = client.get(page("plan_workbook", event))
    return [list(row) for row in load_workbook(io.BytesIO(response.getvalue())).active.iter_rows(values_only=True)]


def as_file(lines) -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.xlsx", raw(lines))


def raw(lines) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(file)
    return file.getvalue()


def new_line(event, **values) -> list:
    said = {"kind": "talk", "title_en": "New", "title_sw": "Mpya", "day": event.starts_on, "begins": "14:00"}
    said |= {"minutes": 45, "confirmed": "yes", "interpreted": "no", "language": "sw", "level": "all"}
    return [{**said, **values}.get(name) for name in COLUMNS]


def test_a_plan_comes_back_changed_with_a_new_session_and_the_rest_as_it_was(event, hall, member):
    anna, ben = SpeakerFactory(event=event, name="Anna Mushi"), SpeakerFactory(event=event, name="Ben Lema")
    kept = SessionFactory(event=event, room=hall, track=TrackFactory(event=event), speakers=[anna])
    moved = SessionFactory(event=event, room=hall, speakers=[anna])
    team = member("programme")
    lines = lines_of(team, event)
    row = next(line for line in lines if line[0] == str(moved.key))
    row[COLUMNS.index("begins")], row[COLUMNS.index("speakers")] = datetime.time(11, 30), "Ben Lema; anna mushi"
    lines.append(new_line(event, room="great hall", chairs="Ben Lema"))

    shown = team.post(page("upload_plan", event), {"file": as_file(lines)})
    before = Session.objects.count()
    stored = team.post(page("store_plan", event), {"kept": shown.context["kept"]})
    again = team.post(page("store_plan", event), {"kept": shown.context["kept"]}, follow=True)

    moved.refresh_from_db()
    made = Session.objects.latest("pk")
    assert (len(shown.context["new"]), len(shown.context["changed"]), shown.context["same"]) == (1, 1, 1)
    assert (before, stored.status_code, Session.objects.count()) == (2, 302, 3)
    assert f"{moved.starts_at.astimezone(event.zone):%H:%M}" == "11:30"
    assert {part.speaker for part in moved.parts.all()} == {anna, ben}
    assert (made.title_sw, made.room, made.parts.get().is_chair) == ("Mpya", hall, True)
    assert list(kept.parts.values_list("speaker", flat=True)) == [anna.pk]
    assert "The plan was changed since you looked at the file" in again.content.decode()


def test_every_fault_of_a_large_file_is_named_and_nothing_is_stored(event, hall, member):
    """Three hundred lines with twenty faults."""
    faults = [
        {"title_en": ""},
        {"title_sw": "x" * 161},
        {"kind": "dance"},
        {"day": "2001-01-01"},
        {"day": "soon"},
        {"begins": "25:00"},
        {"begins": ""},
        {"minutes": 0},
        {"minutes": "long"},
        {"room": "Nowhere"},
        {"track": "Nothing"},
        {"speakers": "Nobody Known"},
        {"chairs": "Nobody Known"},
        {"confirmed": "maybe"},
        {"interpreted": ""},
        {"language": "fr"},
        {"level": "high"},
        {"expected": -1},
        {"material": "no address"},
        {"key": "6f0f0f1e-0000-4000-8000-000000000000"},
    ]
    lines = [new_line(event, room="Great hall", title_en=f"Session {number}") for number in range(300)]
    for number, fault in enumerate(faults):
        lines[number * 15] = new_line(event, **fault)

    shown = member("programme").post(page("upload_plan", event), {"file": as_file([list(COLUMNS), *lines])})

    named = {(fault.line, fault.column) for fault in shown.context["faults"]}
    expected = {(number * 15 + 2, next(iter(fault))) for number, fault in enumerate(faults)}
    assert named == expected
    assert not shown.context.get("kept")
    assert not Session.objects.exists()


def test_two_speakers_of_one_name_and_one_session_twice_are_faults(event):
    SpeakerFactory.create_batch(2, event=event, name="Anna Mushi")
    session = SessionFactory(event=event)
    line = new_line(event, key=str(session.key))

    read = read_plan(event, raw([list(COLUMNS), line, line, new_line(event, speakers="Anna Mushi")]))

    assert [(fault.line, fault.column) for fault in read.faults] == [(3, "key"), (4, "speakers")]


@pytest.mark.parametrize("content", [b"", b"no workbook", raw([["title"]])])
def test_what_is_no_plan_is_refused_with_a_reason(event, member, content):
    shown = member("programme").post(page("upload_plan", event), {"file": SimpleUploadedFile("x.xlsx", content)})

    assert shown.context["form"].errors["file"]


def test_a_plan_of_another_event_is_not_stored_here(event, member, elsewhere):
    team = member("programme")
    shown = team.post(page("upload_plan", event), {"file": as_file([list(COLUMNS), new_line(event)])})
    other = elsewhere.get("/en/office/events/").context["page"].object_list[0]

    elsewhere.post(page("store_plan", other), {"kept": shown.context["kept"]})

    assert not Session.objects.exists()
    assert elsewhere.get(page("plan_workbook", event)).status_code == 404


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def test_a_workbook_with_broken_parts_and_one_that_unpacks_without_end_are_refused(event, member):
    with zipfile.ZipFile(io.BytesIO(raw([list(COLUMNS)]))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    team = member("programme")
    files = [
        _packed(parts | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}),
        _packed(parts | {"xl/workbook.xml": b"<"}),
        _packed(parts | {"xl/sharedStrings.xml": b" " * (61 * 1024 * 1024)}),
    ]

    pages = [team.post(page("upload_plan", event), {"file": SimpleUploadedFile("plan.xlsx", raw)}) for raw in files]

    assert [answer.status_code for answer in pages] == [200, 200, 200]
    assert ["This is no Excel workbook" in answer.text for answer in pages] == [True, True, False]
    assert "This document unpacks to too much. Divide it." in pages[2].text
