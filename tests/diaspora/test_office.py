"""Internal notes, who looks after a record, and its history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from diaspora.models import User
from office.history import history_of
from office.notes import NoteEmpty, notes_on, write_note
from office.officers import NotAnOfficer, assign_officer
from tests.factories.people import InstitutionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_note_is_kept_with_its_author_newest_first(officer):
    hospital, other = InstitutionFactory(), InstitutionFactory()
    write_note(about=hospital, text="Asked for the letter of the ministry.", by=officer)
    write_note(about=other, text="Not about the hospital.", by=officer)

    write_note(about=hospital, text="  The letter came.  ", by=officer)

    assert [(note.text, note.author) for note in notes_on(hospital)] == [
        ("The letter came.", officer),
        ("Asked for the letter of the ministry.", officer),
    ]


def test_the_same_note_sent_twice_is_kept_once(officer):
    hospital = InstitutionFactory()

    first = write_note(about=hospital, text="Called them.", by=officer)
    second = write_note(about=hospital, text="Called them.", by=officer)

    assert first == second
    assert notes_on(hospital).count() == 1
    assert [event.title for event in history_of(hospital)] == ["Wrote an internal note"]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_note_is_refused(officer, text):
    hospital = InstitutionFactory()

    with pytest.raises(NoteEmpty, match="Write the note first"):
        write_note(about=hospital, text=text, by=officer)

    assert notes_on(hospital).count() == 0


def test_a_record_is_given_to_a_colleague_and_back_to_everybody(officer):
    hospital = InstitutionFactory()
    administrator = User.objects.create_superuser("admin@example.org", first_name="Upendo", last_name="Lema")

    assign_officer(record=hospital, officer=administrator, by=officer)
    assign_officer(record=hospital, officer=administrator, by=officer)
    assign_officer(record=hospital, officer=None, by=officer)

    hospital.refresh_from_db()
    assert hospital.officer is None
    assert [(event.title, event.by) for event in history_of(hospital)] == [
        ("Assigned to nobody", "Rehema Kweka"),
        ("Assigned to Upendo Lema", "Rehema Kweka"),
    ]


def test_a_host_never_looks_after_a_record(officer, manager):
    hospital = InstitutionFactory()

    with pytest.raises(NotAnOfficer):
        assign_officer(record=hospital, officer=manager, by=officer)

    hospital.refresh_from_db()
    assert hospital.officer is None


def test_officers_are_the_active_people_of_the_office(officer, manager, professional):
    administrator = User.objects.create_superuser("admin@example.org")
    UserFactory(is_superuser=True, is_active=False)

    assert set(User.objects.officers()) == {officer, administrator}


def test_history_costs_one_query_at_any_length(officer):
    hospital = InstitutionFactory()
    write_note(about=hospital, text="One.", by=officer)
    with CaptureQueriesContext(
        connection,
    ) as short:
        history_of(hospital)
    write_note(about=hospital, text="Two.", by=officer)
    write_note(about=hospital, text="Three.", by=officer)

    with CaptureQueriesContext(connection) as long:
        events = history_of(hospital)

    assert len(events) == 3
    assert (len(short), len(long)) == (1, 1)


def test_history_names_whoever_is_gone(officer):
    hospital = InstitutionFactory()
    write_note(about=hospital, text="I am leaving.", by=officer)
    officer.delete()

    (event,) = history_of(hospital)

    with translation.override("en"):
        assert event.by == "Deleted account"
