"""The programme on paper: made by the worker, in both languages, and never older than what is public."""

import pypdfium2
import pytest
from django.urls import reverse

from casework.documents.pdf import can_print
from conferences.models import ProgrammePrint, Session, Speaker
from conferences.privacy import erase_person
from conferences.programme.printing import print_programmes, programme_html
from conferences.programme.releasing import release_programme
from conferences.tasks import print_what_changed
from tests.factories.events import SessionFactory, SpeakerFactory
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not can_print(), reason="No Pango on this machine")]


@pytest.fixture
def talk(event):
    speaker = SpeakerFactory(event=event, name="Neema Chuwa", user=UserFactory())
    made = SessionFactory(
        event=event, title_en="Nurses who teach", title_sw="Wauguzi wanaofundisha", speakers=[speaker]
    )
    release_programme(event=event, by=None)
    return made


def text_in(client, event, language: str) -> str:
    """Of the PDF in a language; nothing where there is none."""
    address = reverse("events:programme_pdf", args=[event.slug]).replace("/en/", f"/{language}/")
    answer = client.get(address)
    if answer["Content-Type"] != "application/pdf":
        return ""
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content))


def test_the_worker_prints_a_programme_once_in_each_language(event, talk, client, django_assert_num_queries):
    before = client.get(event.get_absolute_url()).content.decode()

    made = [print_what_changed(), print_what_changed()]

    after = client.get(event.get_absolute_url()).content.decode()
    assert ("To print (PDF)" in before, made, "To print (PDF)" in after) == (False, [2, 0], True)
    assert "Nurses who teach" in text_in(client, event, "en")
    assert "Wauguzi wanaofundisha" in text_in(client, event, "sw")
    assert "Neema Chuwa" in text_in(client, event, "sw")
    with django_assert_num_queries(4):  # events, speakers, prints, what is due
        print_what_changed()


def test_no_sheet_says_what_is_no_longer_public(event, talk, client):
    print_what_changed()
    Speaker.objects.update(consented_on=None)
    withdrawn = text_in(client, event, "en")
    print_what_changed()
    unnamed = text_in(client, event, "en")
    Session.objects.update(title_en="Midwives who teach")
    release_programme(event=event, by=None)
    released = text_in(client, event, "en")
    print_what_changed()

    assert (withdrawn, "Neema" in unnamed, "Nurses who teach" in unnamed, released) == ("", False, True, "")
    assert "Midwives who teach" in text_in(client, event, "en")


def test_a_sheet_with_somebody_goes_with_their_account(event, talk):
    print_what_changed()

    erase_person(user=Speaker.objects.get().user)

    assert not ProgrammePrint.objects.exists()


def test_a_sheet_that_cannot_be_made_is_tried_three_times_and_keeps_no_other_from_its_turn(event, talk, monkeypatch):
    def fails_in_english(event):
        html = programme_html(event)
        if 'lang="en"' in html:
            raise ValueError
        return html

    monkeypatch.setattr("conferences.programme.printing.programme_html", fails_in_english)
    made = []
    for _try in range(4):
        made.append(print_programmes())
        ProgrammePrint.objects.update(leased_until=None)

    assert made == [1, 0, 0, 0]
    assert ProgrammePrint.objects.get(made_at=None).attempts == 3
