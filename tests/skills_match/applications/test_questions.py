"""Questions of a host in their kinds: written, read before beginning, answered, and read by the host."""

import pytest
from django.urls import reverse

from skills_match.enums import AnswerKind, AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    found = AssignmentFactory()
    found.questions.create(text_en="How many did you teach?", kind=AnswerKind.NUMBER)
    found.questions.create(text_en="Do you drive?", kind=AnswerKind.YES_NO)
    found.questions.create(
        text_en="Which shift?", kind=AnswerKind.CHOICE, choices_en="Day\nNight", choices_sw="Mchana\nUsiku"
    )
    return found


def form(assignment, *answers):
    values = {"motivation": "I teach.", "available_from": "2031-01-01", "available_until": "2031-03-01"}
    numbers = assignment.questions.values_list("pk", flat=True)
    return values | {f"question_{number}": answer for number, answer in zip(numbers, answers, strict=True)}


def test_each_kind_is_answered_and_read_in_the_readers_language(assignment, professional):
    client = sign_in(professional)

    client.post(reverse("assignments:apply", args=[assignment.reference]), form(assignment, "12", "no", "2"))

    assert [answer.text for answer in assignment.applications.get().answers.all()] == ["12", "no", "2"]
    check = client.get(reverse("assignments:apply_check", args=[assignment.reference])).text
    assert "Night" in check
    assert "Usiku" in client.get(f"/sw/assignments/{assignment.reference}/apply/check/").text


@pytest.mark.parametrize("answers", [("many", "no", "1"), ("12", "perhaps", "1"), ("12", "no", "3"), ("-1", "no", "1")])
def test_what_is_no_answer_is_refused(assignment, professional, answers):
    page = sign_in(professional).post(
        reverse("assignments:apply", args=[assignment.reference]), form(assignment, *answers)
    )

    assert len(page.context["form"].errors) == 1


def test_everybody_reads_all_questions_before_beginning(assignment, client):
    page = client.get(reverse("assignments:questions", args=[assignment.reference])).text

    for asked in ("Why you, and what would you leave behind?", "How many did you teach?", "Night", "Work experience"):
        assert asked in page
    assignment.state = AssignmentState.SUBMITTED
    assignment.save()
    assert client.get(reverse("assignments:questions", args=[assignment.reference])).status_code == 404


@pytest.mark.parametrize(
    ("choices", "wrong"),
    [
        ({"choices_en": "Day"}, "choices_en"),
        ({"choices_en": "Day\nNight", "choices_sw": "Mchana\nUsiku\nJioni"}, "choices_sw"),
        ({"choices_en": "Day\nNight"}, None),
    ],
)
def test_a_host_writes_as_many_answers_in_both_languages(manager, choices, wrong):
    draft = AssignmentFactory(institution=manager.memberships.get().institution, state=AssignmentState.DRAFT)
    row = {"text_en": "Which shift?", "kind": "choice"} | choices
    values = {"questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 0}
    values |= {f"questions-0-{name}": value for name, value in row.items()}

    page = sign_in(manager).post(reverse("institution_assignments:step", args=[draft.reference, "questions"]), values)

    assert draft.questions.exists() is (wrong is None)
    if wrong:
        assert list(page.context["form"].forms[0].errors) == [wrong]


def test_the_office_answers_a_question_for_all_readers_without_a_trace_of_who_asked(assignment, officer, client):
    asked = ApplicationFactory(assignment=assignment).profile.user.inquiries.create(
        assignment=assignment, text="I am Neema: is there a desk?", slot=1
    )
    address = reverse("office:public_answers", args=[assignment.reference])

    page = sign_in(officer).get(f"{address}?inquiry={asked.pk}")
    words = {"question_en": "A desk?", "question_sw": "Meza?", "answer_en": "Yes.", "answer_sw": "Ndiyo."}
    sign_in(officer).post(address, words)
    sign_in(officer).post(address, words)

    assert page.context["form"]["question_en"].value() == asked.text
    public = client.get(reverse("assignments:detail", args=[assignment.reference])).text
    assert public.count("A desk?") == 1
    assert "Neema" not in public
    row = assignment.public_answers.get()
    sign_in(officer).post(reverse("office:remove_public_answer", args=[assignment.reference, row.pk]))
    assert not assignment.public_answers.exists()
