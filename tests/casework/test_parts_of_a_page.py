"""A page has several parts with a button each. Whichever is pressed, what was typed into the others is not lost."""

import pytest
from django.urls import reverse

from casework.models import KeptText
from casework.typed.owner import FIELD, PAGE, sealed_mark
from diaspora.models import OfficeNote
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.vocabulary.suggestions import suggest_concept
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentLanguageFactory,
    SkillFactory,
)
from tests.factories.people import LanguageFactory, ProfileLanguageFactory

pytestmark = pytest.mark.django_db

HERE = "What you typed is still here"
ALONG, LOOK_UP = {"typed": "along"}, {"typed": "look_up"}


def press(user, page: str, address: str, typed: dict):
    """Press a button on `page` that sends its form to `address`; returns what is shown then, in the same browser."""
    marks = {FIELD: sealed_mark(user), PAGE: page}
    return sign_in(user).post(address, typed | marks, follow=True)


@pytest.fixture
def dossier(officer):
    application = ApplicationFactory(state=ApplicationState.SCREENING)
    return application, reverse("office:application", args=[application.pk])


@pytest.fixture
def assignment_page(officer):
    assignment = AssignmentFactory(state=AssignmentState.SUBMITTED)
    return assignment, reverse("office:assignment", args=[assignment.reference])


@pytest.fixture
def draft(manager):
    return AssignmentFactory(institution=manager.memberships.get().institution, author=manager, state="draft")


def test_a_note_is_still_there_after_a_decision(officer, dossier):
    application, page = dossier

    shown = press(
        officer,
        page,
        reverse("office:decision", args=[application.pk]),
        {"decision": "shortlisted", "note-text": "Rang her twice.", "seen": "screening"} | ALONG,
    )

    application.refresh_from_db()
    assert application.state == ApplicationState.SHORTLISTED
    assert ">\nRang her twice.</textarea>" in shown.text
    assert HERE in shown.text
    assert not OfficeNote.objects.exists()


def test_a_note_is_still_there_when_the_decision_is_refused(officer, dossier):
    application, page = dossier

    shown = press(
        officer,
        page,
        reverse("office:decision", args=[application.pk]),
        {"decision": "", "reason": "No licence.", "note-text": "Rang her twice."} | ALONG,
    )
    again = shown.client.get(page)

    for text in (shown.text, again.text):
        assert ">\nRang her twice.</textarea>" in text
        assert ">\nNo licence.</textarea>" in text


def test_a_reason_is_still_there_when_a_note_is_saved_and_the_note_is_not(officer, dossier):
    application, page = dossier

    shown = press(
        officer,
        page,
        reverse("office:note", args=["application", application.pk]),
        {"reason": "No licence.", "note-text": "Rang her twice."} | ALONG,
    )

    assert ">\nNo licence.</textarea>" in shown.text
    assert ">\nRang her twice.</textarea>" not in shown.text
    assert OfficeNote.objects.get().text == "Rang her twice."


def test_a_comment_and_an_officer_are_still_there_when_another_comment_is_kept(officer, assignment_page):
    assignment, page = assignment_page

    shown = press(
        officer,
        page,
        reverse("office:comment", args=[assignment.reference, "tasks"]),
        {"comment-tasks-text": "Who?", "comment-objective-text": "Why?", "assign-officer": officer.pk} | ALONG,
    )

    assert assignment.comments.get().text == "Who?"
    assert '<details class="comment-box" open>' in shown.text
    assert ">\nWhy?</textarea>" in shown.text
    assert f'<option value="{officer.pk}" selected>' in shown.text


def test_what_is_typed_is_still_there_when_a_comment_is_taken_back(officer, assignment_page):
    assignment, page = assignment_page
    comment = assignment.comments.create(text="Never mind.")

    shown = press(
        officer,
        page,
        reverse("office:drop_comment", args=[assignment.reference, comment.pk]),
        {"note-text": "Rang them."} | ALONG,
    )

    assert ">\nRang them.</textarea>" in shown.text


def test_removing_a_language_keeps_the_one_that_was_chosen(professional):
    row = ProfileLanguageFactory(profile=professional.profile)
    chosen = LanguageFactory()
    page = reverse("diaspora:languages")

    shown = press(
        professional,
        page,
        reverse("diaspora:remove_language", args=[row.pk]),
        {"language": chosen.pk, "level": "C2"} | ALONG,
    )

    assert not professional.profile.languages.exists()
    assert f'<option value="{chosen.pk}" selected>' in shown.text
    assert HERE in shown.text


def test_a_page_that_shows_what_is_stored_says_nothing(manager, draft):
    row = AssignmentLanguageFactory(assignment=draft)
    type(draft).objects.filter(pk=draft.pk).update(licence_needed_en="Nursing council")
    page = reverse("institution_assignments:step", args=[draft.reference, "profile"])
    remove = reverse("institution_assignments:remove_language", args=[draft.reference, row.pk])

    shown = press(manager, page, remove, {"licence_needed_en": "Nursing council"} | ALONG)

    assert 'value="Nursing council"' in shown.text
    assert HERE not in shown.text
    assert not KeptText.objects.exists()


def test_removing_a_language_of_an_assignment_keeps_the_licence_that_was_typed(manager, draft):
    row = AssignmentLanguageFactory(assignment=draft)
    page = reverse("institution_assignments:step", args=[draft.reference, "profile"])
    remove = reverse("institution_assignments:remove_language", args=[draft.reference, row.pk])

    shown = press(manager, page, remove, {"licence_needed_en": "Nursing council"} | ALONG)

    assert 'value="Nursing council"' in shown.text
    assert HERE in shown.text


@pytest.mark.parametrize("button", [LOOK_UP, {"by_enter": "1"}], ids=["button", "enter"])
def test_looking_something_up_keeps_what_was_typed_and_saves_nothing(manager, draft, button):
    SkillFactory(en="wound care")
    page = reverse("institution_assignments:step", args=[draft.reference, "profile"])

    shown = press(manager, page, f"{page}?q=teacher", {"licence_needed_en": "Nursing council", "q": "midwife"} | button)

    draft.refresh_from_db()
    assert shown.redirect_chain[0][0] == f"{page}?q=midwife"
    assert 'value="Nursing council"' in shown.text
    assert 'value="midwife"' in shown.text
    assert HERE not in shown.text
    assert not draft.licence_needed_en


def test_enter_saves_when_no_new_word_was_typed(manager, draft):
    page = reverse("institution_assignments:step", args=[draft.reference, "profile"])

    press(manager, page, f"{page}?q=teacher", {"licence_needed_en": "Nursing council", "q": "teacher", "by_enter": "1"})

    draft.refresh_from_db()
    assert draft.licence_needed_en == "Nursing council"


def test_the_answers_to_a_suggestion_are_kept_while_the_vocabulary_is_searched(officer, professional):
    suggestion = suggest_concept(by=professional, text="kangaroo care", language="en")
    page = reverse("office:suggestion", args=[suggestion.pk])
    typed = {"new-label_sw": "malezi ya kangaruu", "decline-answer": "It has a name.", "q": "nursing"}

    shown = press(officer, page, page, typed | LOOK_UP)

    assert 'value="malezi ya kangaruu"' in shown.text
    assert ">\nIt has a name.</textarea>" in shown.text
