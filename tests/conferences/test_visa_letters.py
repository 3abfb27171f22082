"""Letters for a visa: asked for on the page of a registration, read by few, checked by anybody, then deleted."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.documents.pdf import can_print
from conferences.models import Delegate, Event, Registration, VisaLetter
from conferences.registrations.registering import NewDelegate, Payer, register
from conferences.visas.checking import check_address
from conferences.visas.errors import AlreadyIssued, AskedAgain, NoPlace
from conferences.visas.letters import ask_for_letter, issue, send_back, version
from diaspora.models import WrittenEmail
from diaspora.privacy.retention import forget_what_is_past
from tests.conftest import sign_in
from tests.factories.events import CategoryFactory, QuestionFactory, VisaLetterFactory

pytestmark = pytest.mark.django_db
NUMBER = "ZX9876543"


@pytest.fixture
def delegate(event):
    type(event).objects.filter(pk=event.pk).update(state="open")
    event.refresh_from_db()
    free = CategoryFactory(event=event, price_minor=0)
    payer = Payer("Asha Mrema", "asha@example.org", "sw")
    return register(event=event, payer=payer, delegates=[NewDelegate(free, "Asha Mrema")]).delegates.get()


@pytest.fixture
def asked(delegate):
    return VisaLetterFactory(delegate=delegate, passport_number=NUMBER)


def own(name, delegate) -> str:
    return reverse(f"events:{name}", args=[delegate.event.slug, delegate.registration.key, delegate.pk])


def desk(letter) -> str:
    return reverse("event_desk:visa", args=[letter.delegate.event.slug, letter.pk])


def passport(event, **changed) -> dict:
    days = {"arrives_on": event.starts_on, "leaves_on": event.ends_on, "passport_until": event.ends_on}
    return {"full_name": "Asha Mrema", "nationality": "SE", "passport_number": NUMBER, **days, **changed}


def path_of(letter) -> str:
    return re.sub(r"^https?://[^/]+", "", check_address(letter))


def test_a_delegate_asks_the_team_issues_and_anybody_checks(delegate, event, member, client):
    team = member("visas")
    client.post(own("visa", delegate), passport(event))
    letter = VisaLetter.objects.get()

    shown = team.get(desk(letter)).content.decode()
    team.post(desk(letter), {"seen": version(letter)})

    letter.refresh_from_db()
    told = WrittenEmail.objects.order_by("-pk").first()
    assert NUMBER in shown
    assert letter.issued_by == team.user
    assert (told.to, NUMBER in told.body) == ("asha@example.org", False)
    checked = client.get(path_of(letter))
    assert "It was issued on" in checked.content.decode() or "Ilitolewa" in checked.content.decode()
    assert "Asha" not in checked.content.decode()
    assert client.get(own("visa_letter", delegate)).status_code == 200


def test_an_organiser_an_administrator_and_the_rest_of_the_team_read_no_passport(
    asked, member, elsewhere, administrator
):
    readers = {role: member(role) for role in ("organiser", "registration", "finance", "programme", "check_in")}
    address, listed = desk(asked), reverse("event_desk:visas", args=[asked.delegate.event.slug])

    answers = {who: (client.get(address), client.get(listed)) for who, client in readers.items()}
    boss = sign_in(administrator)
    answers["administrator"] = (boss.get(address), boss.get(listed))

    assert {answer.status_code for pair in answers.values() for answer in pair} <= {403, 404}
    assert elsewhere.get(address).status_code == 404
    assert all(NUMBER not in answer.content.decode() for pair in answers.values() for answer in pair)


def test_nobody_gives_themselves_the_role_that_reads_passports(event, member):
    organiser = member("organiser")

    answer = organiser.post(
        reverse("event_desk:add_row", args=[event.slug, "team"]), {"email": organiser.user.email, "role": "visas"}
    )

    assert "Nobody gives themselves this role" in answer.content.decode()
    assert not organiser.user.event_roles.filter(role="visas").exists()


def test_the_delegate_sees_when_somebody_read_the_passport(asked, member, client):
    before = client.get(own("visa", asked.delegate)).content.decode()
    member("visas").get(desk(asked))
    after = client.get(own("visa", asked.delegate)).content.decode()

    assert ("Nobody yet." in before, "Somebody of the letters team" in after) == (True, True)


def test_what_was_changed_meanwhile_is_read_once_more_before_it_is_issued(asked, event, member):
    seen = version(asked)
    ask_for_letter(delegate=asked.delegate, passport=passport(event, passport_number="NEW12345"))

    answer = member("visas").post(desk(asked), {"seen": seen}, follow=True)

    asked.refresh_from_db()
    assert asked.issued_at is None
    assert "The delegate has changed this meanwhile" in answer.content.decode()


def test_a_letter_is_issued_once_and_never_changed_afterwards(asked, event, officer):
    issue(letter=asked, by=officer)

    with pytest.raises(AlreadyIssued):
        issue(letter=asked, by=officer)
    with pytest.raises(AlreadyIssued):
        ask_for_letter(delegate=asked.delegate, passport=passport(event, passport_number="NEW12345"))
    with pytest.raises(AlreadyIssued):
        send_back(letter=asked, reason="No.", by=officer)


def test_what_is_sent_back_is_not_kept_and_says_why(asked, officer):
    send_back(letter=asked, reason="The day of arrival is missing.", by=officer)

    assert not VisaLetter.objects.exists()
    assert "The day of arrival is missing." in WrittenEmail.objects.order_by("-pk").first().body
    with pytest.raises(AskedAgain):
        issue(letter=asked, by=officer)


def test_a_letter_ends_with_the_place(asked, officer, client):
    issue(letter=asked, by=officer)
    asked.refresh_from_db()
    Registration.objects.filter(pk=asked.delegate.registration_id).update(state="cancelled")

    answer = client.get(path_of(asked))

    assert "does not count any more" in answer.content.decode()
    assert client.get(own("visa_letter", asked.delegate)).status_code == 404
    with pytest.raises(NoPlace):
        ask_for_letter(delegate=asked.delegate, passport={})


def test_a_tampered_and_an_unknown_letter_are_told_apart_from_a_genuine_one(asked, officer, client):
    waiting = client.get(path_of(asked))
    issue(letter=asked, by=officer)
    asked.refresh_from_db()
    genuine = path_of(asked)
    VisaLetter.objects.filter(pk=asked.pk).update(full_name="Somebody Else")

    assert waiting.status_code == 404
    assert client.get(genuine).status_code == 404
    assert client.get(genuine.replace(f"/{asked.pk}/", "/999999/")).status_code == 404


def test_passports_are_gone_a_month_after_the_event(asked):
    other = VisaLetterFactory()
    ended = timezone.localdate() - datetime.timedelta(days=31)
    Event.objects.filter(pk=asked.delegate.event_id).update(starts_on=ended, ends_on=ended)

    forget_what_is_past()

    assert list(VisaLetter.objects.all()) == [other]


def test_the_delegate_deletes_it(asked, client):
    client.post(own("delete_visa", asked.delegate))

    assert not VisaLetter.objects.exists()


@pytest.mark.parametrize(
    ("field", "day", "told"),
    [
        ("arrives_on", -90, "at most two months before"),
        ("leaves_on", 90, "two months after"),
        ("passport_until", -1, "valid until you leave"),
    ],
)
def test_days_that_make_no_sense_are_refused_at_their_field(delegate, event, client, field, day, told):
    answer = client.post(
        own("visa", delegate), passport(event, **{field: event.starts_on + datetime.timedelta(days=day)})
    )

    assert told in answer.content.decode()
    assert not VisaLetter.objects.exists()


@pytest.mark.skipif(not can_print(), reason="Pango is missing")
def test_tickets_and_letter_are_pdfs_with_a_page_for_each(asked, officer, client):
    issue(letter=asked, by=officer)
    registration = asked.delegate.registration
    tickets = client.get(reverse("events:tickets_pdf", args=[registration.event.slug, registration.key]))
    letter = client.get(own("visa_letter", asked.delegate))

    assert {answer["Content-Type"] for answer in (tickets, letter)} == {"application/pdf"}
    assert {answer["Cache-Control"] for answer in (tickets, letter)} == {"no-store, private"}


def test_whoever_waits_comes_before_whoever_has_the_letter(event, member):
    issued = VisaLetterFactory(delegate__event=event, issued_at=timezone.now())
    waits = VisaLetterFactory(delegate__event=event)

    page = member("visas").get(reverse("event_desk:visas", args=[event.slug])).context["page"]

    assert list(page) == [waits, issued]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_the_team_costs_the_same_at_any_length(event, member, django_assert_num_queries, number):
    team = member("visas")
    for _each in range(number):
        VisaLetterFactory(delegate__event=event)
    address = reverse("event_desk:visas", args=[event.slug])
    team.get(address)

    with django_assert_num_queries(QUERIES):
        team.get(address)


QUERIES = 12


def test_somebody_else_gets_neither_passport_nor_ticket_nor_answers_of_the_person_before(asked, officer, client):
    delegate = asked.delegate
    answered = QuestionFactory(event=delegate.event)
    delegate.answers.create(question=answered, text="I use a wheelchair.")
    issue(letter=asked, by=officer)
    genuine, ticket = path_of(VisaLetter.objects.get()), delegate.code

    client.post(own("name", delegate), {"name": "asha  MREMA", "organisation": "Elsewhere"})
    kept = (VisaLetter.objects.count(), Delegate.objects.get().code)
    client.post(own("name", delegate), {"name": "Somebody Else"})

    shown = client.get(own("visa", delegate)).content.decode()
    delegate.refresh_from_db()
    assert kept == (1, ticket)
    assert NUMBER not in shown
    assert (VisaLetter.objects.exists(), delegate.answers.exists()) == (False, False)
    assert delegate.code != ticket
    assert client.get(genuine).status_code == 404
