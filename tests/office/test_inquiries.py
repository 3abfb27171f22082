"""Questions about assignments, and the answer that goes to the person."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, InquiryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(professional):
    return InquiryFactory(
        assignment=AssignmentFactory(reference="TZ-2026-0042"), asked_by=professional, text="Is housing paid?"
    )


def answer(desk, question, text):
    return desk.post(reverse("office:inquiry", args=[question.pk]), {"text": text}, follow=True)


def test_the_answer_goes_to_the_person_who_asked(desk, officer, question, professional):
    answer(desk, question, "Yes, the host lends a flat.")

    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("Yes, the host lends a flat.", officer)
    assert [notice.kind for notice in professional.notices.all()] == ["inquiry_answered"]


def test_a_question_is_answered_once(desk, question, professional):
    answer(desk, question, "Yes.")

    response = answer(desk, question, "No.")

    question.refresh_from_db()
    assert question.answer == "Yes."
    assert "This question has been answered already." in response.text
    assert ">\nNo.</textarea>" in response.text
    assert professional.notices.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "\x00"])
def test_a_bad_answer_is_kept_in_the_form_and_not_sent(desk, question, professional, text):
    response = answer(desk, question, text)

    question.refresh_from_db()
    assert question.answered_at is None
    assert response.context["form"].errors["text"]
    assert not professional.notices.exists()


def test_the_list_shows_what_waits_and_on_request_the_rest(desk, question, professional):
    done = InquiryFactory(
        assignment=question.assignment,
        asked_by=professional,
        text="Flights?",
        answered_at=timezone.now(),
        answer="Yes.",
    )

    def listed(**query):
        return set(desk.get(reverse("office:inquiries"), query).context["page"])

    assert listed() == {question}
    assert listed(state="answered") == {done}
    assert listed(state="all") == {question, done}
    assert listed(q="asha") == listed(q="TZ-2026-0042") == {question}
    assert listed(q="nobody") == set()


def test_the_list_costs_the_same_with_one_and_with_three(desk, question, professional, django_assert_num_queries):
    desk.get(reverse("office:inquiries"))
    with django_assert_num_queries(9):
        desk.get(reverse("office:inquiries"))
    for text in ("Flights?", "Visa?"):
        InquiryFactory(assignment=AssignmentFactory(), asked_by=professional, text=text)

    with django_assert_num_queries(9):
        response = desk.get(reverse("office:inquiries"))

    assert len(response.context["page"]) == 3


def test_the_host_neither_reads_nor_answers(manager, question):
    response = answer(sign_in(manager), question, "Come and see.")

    question.refresh_from_db()
    assert response.status_code == 403
    assert question.answered_at is None
