"""Organisers write to delegates whom they choose, and see what waits for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conferences.events.waiting import waiting_for
from conferences.messages.readers import readers_of
from conferences.messages.releasing import MessageChanged, SentAlready, print_of, release_message
from conferences.models import CheckIn, EventMessage
from diaspora.models import WrittenEmail
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    DelegateFactory,
    EventFactory,
    ProposalFactory,
    RegistrationFactory,
    VisaLetterFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(event):
    type(event).objects.filter(pk=event.pk).update(state="open")
    event.refresh_from_db()
    return event


@pytest.fixture
def student(event):
    return CategoryFactory(event=event, name_en="Student", name_sw="Mwanafunzi")


def somebody(event, category, state="confirmed", language="en", **values):
    waits = {"waiting_since": timezone.now()} if state == "waiting" else {}
    registration = RegistrationFactory(event=event, state=state, language=language, **waits)
    return DelegateFactory(registration=registration, category=category, **values)


def message(event, readers, **values):
    texts = {"subject_en": "The hall", "subject_sw": "Ukumbi", "text_en": "Hall two.", "text_sw": "Ukumbi wa pili."}
    return EventMessage.objects.create(event=event, readers=readers, **{**texts, **values})


def addresses(event, readers, **values):
    return {reader.address for reader in readers_of(message(event, readers, **values))}


def test_a_message_is_for_those_whose_registration_stands_as_it_says(event, student):
    other = CategoryFactory(event=event)
    came, absent = somebody(event, student), somebody(event, other)
    CheckIn.objects.create(list=CheckInListFactory(event=event), delegate=came)
    somebody(event, student, cancelled_at=timezone.now())
    somebody(EventFactory(), CategoryFactory())
    states = {state: somebody(event, student, state) for state in ("held", "requested", "waiting")}

    mail = {name: row.registration.email for name, row in {"came": came, "absent": absent, **states}.items()}
    assert addresses(event, "place") == {mail["came"], mail["absent"]}
    assert addresses(event, "place", category=other) == {mail["absent"]}
    assert addresses(event, "came") == {mail["came"]}
    assert addresses(event, "absent") == {mail["absent"]}
    assert addresses(event, "unpaid") == {mail["held"]}
    assert addresses(event, "requested") == {mail["requested"]}
    assert addresses(event, "waiting") == {mail["waiting"]}


def test_each_address_gets_one_letter_in_its_language_after_it_was_read_as_it_will_arrive(event, student, member):
    group = somebody(event, student, language="sw")
    DelegateFactory(registration=group.registration, category=student)
    DelegateFactory(registration=group.registration, category=student, email="own@example.org")
    team, texts = member("registration"), {"subject_en": "The hall", "subject_sw": "Ukumbi"}
    texts |= {"text_en": "Hall two.", "text_sw": "Ukumbi wa pili.", "readers": "place", "category": ""}

    written = team.post(reverse("event_desk:add_message", args=[event.slug]), texts)
    page = team.get(written["Location"])
    before = WrittenEmail.objects.count()
    for _press in range(2):
        team.post(written["Location"], {"print": page.context["print"]})

    letters = WrittenEmail.objects.order_by("to")
    assert (before, page.context["number"]) == (0, 2)
    assert [letter.to for letter in letters] == [group.registration.email, "own@example.org"]
    assert all(letter.subject == "Ukumbi" and "Ukumbi wa pili." in letter.body for letter in letters)
    assert EventMessage.objects.get().sent_to == 2


def test_what_was_not_read_is_not_sent(event, student, member):
    somebody(event, student)
    said, by = message(event, "place"), member().user
    seen = print_of(said, readers_of(said))
    somebody(event, student)

    with pytest.raises(MessageChanged):
        release_message(message=said, by=by, seen=seen)
    release_message(message=said, by=by, seen=print_of(said, readers_of(said)))

    with pytest.raises(SentAlready):
        release_message(message=said, by=by, seen=seen)
    assert WrittenEmail.objects.count() == 2


def test_many_are_written_to_for_the_price_of_one(event, student, member):
    by, counted = member().user, []
    for number in (1, 3):
        for _each in range(number):
            somebody(event, student)
        said = message(event, "place")
        seen = print_of(said, readers_of(said))
        with CaptureQueriesContext(connection) as asked:
            release_message(message=said, by=by, seen=seen)
        counted.append(len(asked))

    assert WrittenEmail.objects.count() == 1 + 4
    assert counted[0] == counted[1]


def test_only_the_registration_team_writes(event, member, elsewhere):
    page = reverse("event_desk:messages", args=[event.slug])

    others = [member(role) for role in ("programme", "finance", "check_in", "visas")]

    assert {client.get(page).status_code for client in (elsewhere, *others)} == {404}
    assert member("registration").get(page).status_code == 200


def test_each_of_the_team_reads_what_waits_for_them(event, student, member, django_assert_num_queries):
    asked = somebody(event, student, "requested")
    somebody(event, student, "held")
    ProposalFactory(event=event)
    ProposalFactory(event=event, decision="accepted")
    VisaLetterFactory(delegate=asked)
    somebody(EventFactory(state="open"), CategoryFactory(), "requested")
    people = {role: member(role) for role in ("organiser", "programme", "finance", "visas")}

    with django_assert_num_queries(4):  # two of them are rights
        waiting_for(people["organiser"].user, event)
    lines = {role: [line.title for line in waiting_for(each.user, event)] for role, each in people.items()}

    assert lines == {
        "organiser": [
            "Proposals to decide",
            "Decisions on proposals to release",
            "Registrations to approve",
            "Places that are held and not paid yet",
        ],
        "programme": ["Proposals to decide", "Decisions on proposals to release"],
        "finance": ["Places that are held and not paid yet"],
        "visas": ["Visa letters to issue"],
    }
    assert "Registrations to approve" in people["organiser"].get(f"/en/office/events/{event.slug}/").content.decode()
