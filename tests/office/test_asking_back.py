"""The office asks an institution that waits, and the institution answers; the request waits meanwhile."""

import pytest
from django.core import mail
from django.urls import reverse

from diaspora import tasks
from diaspora.enums import InstitutionState
from diaspora.models import Institution, Notice
from office.history import history_of
from tests.conftest import sign_in
from tests.factories.people import InstitutionFactory, MembershipFactory

pytestmark = pytest.mark.django_db
HOME = reverse("institution:home")
ANSWER = reverse("institution:answer")


@pytest.fixture
def clinic():
    """An institution that waits, with its manager and an author."""
    institution = InstitutionFactory(state="pending", names=("Lake Clinic", "Zahanati ya Ziwa"))
    MembershipFactory(institution=institution, user__first_name="Halima")
    MembershipFactory(institution=institution, role="author", user__first_name="Zuberi")
    return institution


@pytest.fixture
def halima(clinic):
    return clinic.memberships.get(role="manager").user


def ask(desk, institution, question="Who signs for you? See https://www.tanzania.go.tz", **values):
    address = reverse("office_people:ask_institution", args=[institution.pk])
    return desk.post(address, {"question": question, "seen": institution.state, **values}, follow=True)


def test_a_question_reaches_the_managers_and_the_registration_waits_on(desk, clinic, halima):
    page = ask(desk, clinic)
    tasks.send_due_notices()

    clinic.refresh_from_db()
    assert clinic.state == InstitutionState.PENDING
    assert "Your question is sent" in page.text
    assert "Question asked" in desk.get(reverse("office_people:institutions")).text
    assert [(event.title, event.text[:19]) for event in history_of(clinic)] == [
        ("Asked the institution", "Who signs for you? ")
    ]
    (email,) = mail.outbox
    assert email.to == [halima.email]
    assert "https://www.tanzania.go.tz" in email.body
    assert "Who signs for you?" in sign_in(halima).get(HOME).text


def test_the_same_question_twice_is_asked_once_and_another_one_stays_with_it(desk, clinic):
    ask(desk, clinic)
    ask(desk, clinic)
    ask(desk, clinic, "And where?")

    clinic.refresh_from_db()
    assert clinic.open_question == "Who signs for you? See https://www.tanzania.go.tz\n\nAnd where?"
    assert Notice.objects.filter(kind="institution_asked_back").count() == 2


def test_the_answer_comes_back_to_the_office_and_into_the_history(desk, officer, clinic, halima):
    ask(desk, clinic)

    answer = sign_in(halima).post(ANSWER, {"text": "The director, see pay.example.com."}, follow=True)
    tasks.send_due_notices()

    clinic.refresh_from_db()
    assert "Your answer is with the programme office." in answer.text
    assert clinic.open_question == ""
    assert [event.title for event in history_of(clinic)] == ["The institution answered", "Asked the institution"]
    email = next(email for email in mail.outbox if email.to == [officer.email])
    assert "The director, see pay. example. com." in email.body
    assert "The director" in desk.get(reverse("office_people:institution", args=[clinic.pk])).text


def test_an_answer_that_cannot_be_sent_stays_on_the_page(clinic, halima):
    browser = sign_in(halima)

    nothing_asked = browser.post(ANSWER, {"text": "We are a clinic."})
    empty = browser.post(ANSWER, {"text": " "})

    assert "has asked nothing" in nothing_asked.text
    assert "We are a clinic." in nothing_asked.text
    assert "Write the answer first." in empty.text


def test_only_a_manager_answers(desk, clinic):
    ask(desk, clinic)
    author = sign_in(clinic.memberships.get(role="author").user)

    assert "Who signs for you?" in author.get(HOME).text
    assert "Send the answer" not in author.get(HOME).text
    assert author.post(ANSWER, {"text": "Me."}).status_code == 403


@pytest.mark.parametrize("state", ["approved", "rejected", "suspended"])
def test_only_an_institution_that_waits_is_asked_and_the_text_stays(desk, clinic, state):
    Institution.objects.update(state=state, decision_reason="The letter is missing." if state == "rejected" else "")
    clinic.refresh_from_db()

    page = ask(desk, clinic, "Too late?")

    clinic.refresh_from_db()
    assert clinic.open_question == ""
    assert "This is not possible for an institution in the state" in page.text
    assert "Too late?" in page.text


def test_a_page_that_showed_an_older_state_asks_nothing(desk, clinic):
    page = ask(desk, clinic, seen="rejected")

    clinic.refresh_from_db()
    assert clinic.open_question == ""
    assert "Somebody decided on this institution" in page.text


def test_a_decision_closes_the_question(desk, clinic):
    ask(desk, clinic)

    desk.post(reverse("office_people:decide_institution", args=[clinic.pk, "approve"]))

    clinic.refresh_from_db()
    assert (clinic.state, clinic.open_question) == (InstitutionState.APPROVED, "")
