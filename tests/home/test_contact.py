"""Writing to the programme office, and being answered."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from casework.found import find_anything
from casework.waiting import lines_for
from diaspora.models import Notice
from diaspora.tasks import send_written_emails
from home.contact.messages import AlreadyAnswered, answer_message, mark_answered
from home.models import ContactMessage
from home.tasks import send_contact_answers
from tests.conftest import sign_in
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
WORDS = {"topic": "website", "name": "Asha", "email": "asha@example.org", "text": "The page <b>stays</b> white."}


def message(**values) -> ContactMessage:
    return ContactMessage.objects.create(**{**WORDS, "language": "sw", **values})


def test_a_message_reaches_every_officer(client, officer, professional):
    response = client.post("/sw/contact/", WORDS)

    row = ContactMessage.objects.get()
    assert response.status_code == 302
    assert response.url.startswith("/sw/contact/sent/")
    assert (row.text, row.language, row.sender) == (WORDS["text"], "sw", None)
    assert [(notice.user, notice.kind) for notice in Notice.objects.all()] == [(officer, "contact_message")]


@pytest.mark.parametrize(("topic", "day"), [("website", "7 December 2026"), ("money", "1 December 2026")])
def test_whoever_wrote_is_told_a_reference_and_a_day_on_the_page_and_by_email(client, time_machine, topic, day):
    time_machine.move_to(datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC))

    page = client.post("/en/contact/", {**WORDS, "topic": topic}, follow=True)
    send_written_emails()

    row = ContactMessage.objects.get()
    assert row.reference in page.text
    assert day in page.text
    assert WORDS["text"] not in page.text
    assert "no-store" in page["Cache-Control"]
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["asha@example.org"], f"We have your message {row.reference}")
    assert day in letter.body
    assert WORDS["name"] not in letter.body  # anybody may have typed this address
    assert ("Do not pay" in letter.body) == (topic == "money")


def test_a_reference_that_was_not_signed_opens_nothing(client):
    row = message()

    assert client.get(f"/en/contact/sent/{row.reference}/").status_code == 404


def test_whoever_was_asked_for_money_is_first_and_who_is_overdue_is_named(officer, time_machine):
    time_machine.move_to(datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC))
    early = message(name="Early")
    time_machine.move_to(datetime.datetime(2026, 12, 2, 12, tzinfo=datetime.UTC))
    later, robbed = message(name="Later"), message(name="Robbed", topic="money")
    mark_answered(message=message(name="Answered", topic="abuse"), by=officer)
    client = sign_in(officer)

    lists = {
        show: list(client.get(f"/en/office/messages/?show={show}").context["page"])
        for show in ("", "urgent", "overdue")
    }
    desk = {
        line.title: (line.waiting, line.overdue and line.overdue.number) for line in lines_for("office", user=officer)
    }

    assert lists == {"": [robbed, early, later], "urgent": [robbed], "overdue": [early]}
    assert desk["Reports of money asked for, or of abuse"] == (1, None)
    assert desk["Messages to answer"] == (3, 1)


def test_the_search_of_the_office_finds_a_message_by_its_reference_alone(officer):
    row, _other = message(), message(name=f"M-{message().reference[2:4]}")

    found = [
        result.title for group in find_anything(text=row.reference.lower(), officer=officer) for result in group.results
    ]

    assert found == [row.reference]


def test_a_machine_that_fills_every_field_is_thanked_and_forgotten(client, officer):
    response = client.post("/en/contact/", {**WORDS, "website": "https://spam.example"})

    assert response.status_code == 302
    assert not ContactMessage.objects.exists()
    assert not Notice.objects.exists()


def test_a_message_that_is_sent_by_two_presses_is_kept_once(client, officer, time_machine):
    now = timezone.now()
    for _press in range(2):
        assert client.post("/en/contact/", WORDS).status_code == 302
    time_machine.move_to(now + datetime.timedelta(hours=1))
    client.post("/en/contact/", WORDS)

    assert ContactMessage.objects.count() == Notice.objects.count() == 2


def test_the_eleventh_message_of_an_hour_is_refused_and_kept_in_the_form(client):
    for number in range(10):
        client.post("/en/contact/", {**WORDS, "text": f"Message number {number}"})

    response = client.post("/en/contact/", WORDS)

    assert response.status_code == 200
    assert response.context["form"]["text"].value() == WORDS["text"]
    assert ContactMessage.objects.count() == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": ""}, {"topic": "nonsense"}, {"name": ""}, {"name": "x" * 151}, {"email": "nobody"},
        {"text": ""}, {"text": "x" * 4001}, {"text": "hi"}, {"email": "a@b.c\nBcc: d@e.f"}, {"name": "\x00"},
        {"name": "\u3164"}, {"name": "12"}, {"name": "<b>"},
    ],
)  # fmt: skip
def test_wrong_input_is_shown_again_and_nothing_is_kept(client, wrong):
    response = client.post("/en/contact/", {**WORDS, **wrong})

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not ContactMessage.objects.exists()


def test_the_form_knows_who_is_signed_in(professional):
    html = sign_in(professional).get("/en/contact/?topic=privacy").content.decode()

    assert professional.email in html
    assert '<option value="privacy" selected' in html


def test_the_answer_is_mailed_once_in_the_language_of_the_message(officer):
    row = message()

    sign_in(officer).post(f"/en/office/messages/{row.pk}/", {"answer": "Tumeirekebisha."})
    sent = [send_contact_answers(), send_contact_answers()]

    assert sent == [1, 0]
    assert [letter.to for letter in mail.outbox] == [["asha@example.org"]]
    assert "Tumeirekebisha." in mail.outbox[0].body
    assert "The page <b>stays</b> white." in mail.outbox[0].body


def test_the_answer_has_no_link_but_those_of_the_office(officer):
    """Whoever wrote may have typed the address of somebody else."""
    row = message(name="pay.example.com", text="Win at https://pay.example.com/now")

    answer_message(message=row, by=officer, answer="See https://www.tanzania.go.tz for more.")
    send_contact_answers()

    (letter,) = mail.outbox
    assert "pay.example.com" not in letter.body
    assert "See https://www.tanzania.go.tz for more." in letter.body


def test_a_message_is_answered_only_once(officer):
    row = message()
    answer_message(message=row, by=officer, answer="Done.")

    with pytest.raises(AlreadyAnswered):
        mark_answered(message=row, by=officer)

    assert ContactMessage.objects.get().answer == "Done."


def test_the_second_officer_is_told_so(officer):
    row = message()
    mark_answered(message=row, by=officer)

    response = sign_in(officer).post(f"/en/office/messages/{row.pk}/", {"answer": "Me too."}, follow=True)

    assert "already answered" in response.content.decode()
    assert send_contact_answers() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_at_any_length(officer, rows, django_assert_num_queries):
    for number in range(rows):
        message(name=f"Asha {number}")
    mark_answered(message=message(), by=officer)
    client = sign_in(officer)
    client.get("/en/office/messages/?show=all")

    with django_assert_num_queries(9):
        response = client.get("/en/office/messages/?show=all")

    assert len(response.context["page"]) == rows + 1


def test_only_the_office_reads_messages(client, professional, manager, editor):
    row = message()
    addresses = ["/en/office/messages/", f"/en/office/messages/{row.pk}/"]

    stranger = [client.get(address).status_code for address in addresses]
    others = {
        sign_in(user).get(address).status_code for user in (professional, manager, editor) for address in addresses
    }

    assert stranger == [302, 302]
    assert others == {403}
    assert sign_in(UserFactory()).post(f"/en/office/messages/{row.pk}/mark/").status_code == 403
    assert ContactMessage.objects.get().answered_at is None
