"""A question of a host is answered with a file: the rest of the page is kept, and only who may reads it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diaspora.models import PrivateFile
from diaspora.privacy.erasure import delete_account
from diaspora.rules import may_open_file
from skills_match.applications.sent import words_sections
from skills_match.models import Answer, AnswerFile, Application
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory

pytestmark = pytest.mark.django_db
WORDS = {"motivation": "I taught nurses.", "available_from": "2030-02-01", "available_until": "2030-04-01"}


def plan(name="Plan of Neema.pdf"):
    return SimpleUploadedFile(name, text_pdf("Plan", ["Week one"]))


def page_version(response) -> str:
    return re.search(r'name="version" value="(\w+)"', response.text).group(1)


@pytest.fixture
def question():
    return AssignmentFactory().questions.create(text="A plan for the first week", kind="file")


def test_a_file_answers_and_a_broken_one_keeps_the_rest(professional, question):
    client = sign_in(professional)
    page = reverse("assignments:apply", args=[question.assignment.reference])
    field = f"question_{question.pk}"
    broken = client.post(page, WORDS | {field: SimpleUploadedFile("plan.pdf", b"not a document")})
    assert f'name="{field}"' in broken.text
    assert 'aria-invalid="true"' in broken.text
    also_late = client.post(page, WORDS | {"available_until": "2029-01-01", field: SimpleUploadedFile("a.pdf", b"no")})
    assert {field, "available_until"} <= also_late.context["form"].errors.keys()
    application = Application.objects.get()
    assert (application.motivation, application.answers.filter(question=question, text="attached").count()) == (
        "I taught nurses.",
        0,
    )
    assert client.post(page, WORDS).status_code == 200  # required, and nothing is attached yet
    shown = page_version(client.get(page))
    changed = WORDS | {"motivation": "I taught midwives.", "version": shown}
    again = client.post(page, changed | {field: SimpleUploadedFile("plan.pdf", b"not a document")})
    assert page_version(again) == page_version(client.get(page)) != shown  # what is stored is no news to its writer
    changed["version"] = page_version(again)
    assert client.post(page, changed | {field: plan("First.pdf")}).status_code == 302
    assert client.post(page, WORDS | {field: plan()}).status_code == 302
    assert "Plan of Neema.pdf" in client.get(page).text
    assert client.post(page, WORDS).status_code == 302  # what is there stays
    assert client.post(page, WORDS | {field: plan("Newer.pdf")}).status_code == 302
    assert AnswerFile.objects.get().file.original_name == "Newer.pdf"


def test_readers_of_the_application_open_it_and_its_name_stands_in_no_text(professional, question, officer):
    application = ApplicationFactory(assignment=question.assignment, profile=professional.profile)
    answer = application.answers.create(question=question, text="attached")
    file = PrivateFile.objects.create(
        owner=professional, kind="evidence", is_current=False, original_name="Neema.pdf", size=3, path="aa/bb/c"
    )
    AnswerFile.objects.create(answer=answer, file=file)
    reviewer = MembershipFactory(institution=question.assignment.institution).user
    stranger = MembershipFactory().user
    assert [may_open_file(reader, file) for reader in (professional, officer, reviewer, stranger)] == [
        True,
        True,
        True,
        False,
    ]
    shown = words_sections(application)[0]["rows"][-1]
    assert (shown["value"], shown["url"]) == ("A file is attached.", reverse("diaspora:file", args=[file.pk]))
    assert words_sections(application, with_files=False)[0]["rows"][-1]["url"] == ""
    delete_account(user=professional)
    assert not Answer.objects.exists()
    assert not AnswerFile.objects.exists()
