"""Each delegate of a group reads in the language that was chosen for them, whoever paid."""

import re

import pytest
from django.urls import reverse

from conferences.messages.readers import readers_of
from conferences.models import Delegate
from conferences.registrations import changing
from conferences.registrations.registering import NewDelegate, register
from conferences.registrations.views import tickets
from diaspora.models import WrittenEmail
from tests.factories.events import EventMessageFactory

from .come import ASHA

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(event, free):
    """Asha pays and reads English; Ben reads Kiswahili, Cleo what Asha reads."""
    ben = NewDelegate(free, "Ben Said", email="ben@example.org", language="sw")
    cleo = NewDelegate(free, "Cleo Lema", email="cleo@example.org")
    return register(event=event, payer=ASHA, delegates=[NewDelegate(free, "Asha Mrema"), ben, cleo])


def letter_to(address: str) -> WrittenEmail:
    return WrittenEmail.objects.filter(to=address).latest("pk")


def test_a_letter_with_a_ticket_is_in_the_language_of_its_delegate(event, group):
    subjects = [letter_to(f"{name}@example.org").subject for name in ("asha", "ben", "cleo")]
    links = {
        part for name in ("asha", "ben") for part in re.findall(r"https?://\S+", letter_to(f"{name}@example.org").body)
    }

    assert subjects == [
        f"You have a place: {event.title_en}",
        f"Tiketi yako: {event.title_sw}",
        f"Your ticket: {event.title_en}",
    ]
    assert {link for link in links if "/en/" in link and link.endswith(".pdf")}
    assert {link for link in links if "/sw/" in link and link.endswith((".pdf", "/pdf/"))}


def test_each_ticket_on_paper_is_in_the_language_of_its_delegate(event, group, client, monkeypatch):
    monkeypatch.setattr(tickets, "can_print", lambda: True)
    monkeypatch.setattr(tickets, "pdf_response", lambda html, name: tickets.HttpResponse(html))

    page = client.get(reverse("events:tickets_pdf", args=[event.slug, group.key])).text

    assert re.findall(r'<section class="sheet" lang="(\w\w)">', page) == ["en", "sw", "en"]
    assert page.count("At the gate somebody scans") == 2


def test_a_message_and_whoever_takes_over_a_place_follow_the_language(event, group, client):
    readers = {reader.address: reader.language for reader in readers_of(EventMessageFactory(event=event))}
    cleo = Delegate.objects.get(name="Cleo Lema")
    page = reverse("events:name", args=[event.slug, group.key, cleo.pk])

    client.post(page, {"name": "Dora Haji", "email": "dora@example.org", "language": "sw"})
    Delegate.objects.filter(pk=cleo.pk).update(email="")

    assert readers == {"asha@example.org": "en", "ben@example.org": "sw", "cleo@example.org": "en"}
    assert letter_to("dora@example.org").subject.startswith("Tiketi yako")
    assert Delegate.objects.get(pk=cleo.pk).written_to == ("asha@example.org", "en")


def test_a_new_person_who_waits_for_the_team_brings_their_language(event, group):
    cleo = Delegate.objects.get(name="Cleo Lema")

    change = changing.ask_for_change(delegate=cleo, name="Dora Haji", email="dora@example.org", language="sw")
    changing.make_change(change=change, by=None)

    assert Delegate.objects.get(pk=cleo.pk).reads_in == "sw"
