"""Following an application: the list, one application, and what the applicant does about it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from selection.opinions.giving import give_opinion
from skills_match.applications import applying
from skills_match.enums import APPLICANT_LABELS, ApplicationState, AssignmentState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory

S = ApplicationState


@pytest.fixture
def client(professional):
    return sign_in(professional)


def page_of(client, application) -> str:
    return client.get(reverse("my:application", args=[application.pk])).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_at_any_length(client, professional, count, django_assert_num_queries):
    ApplicationFactory.create_batch(count, profile=professional.profile)
    ApplicationFactory()

    with django_assert_num_queries(14):
        page = client.get(reverse("my:applications"))

    assert len(page.context["rows"]) == count


@pytest.mark.django_db
@pytest.mark.parametrize("state", S)
def test_every_state_is_said_in_words_of_the_applicant_in_both_languages(professional, client, state):
    application = ApplicationFactory(profile=professional.profile, state=state, reason="Because", requested_info="Who?")

    for language in ("en", "sw"):
        page = client.get(f"/{language}/my/applications/{application.pk}/").content.decode()
        assert f">{escape(APPLICANT_LABELS[state])}" in page


@pytest.mark.django_db
def test_what_waits_for_an_answer_comes_first_and_what_has_ended_last(client, professional):
    states = [S.OFFERED, S.MORE_INFO, S.DRAFT, S.SCREENING, S.NOT_SELECTED, S.WITHDRAWN]
    for state in reversed(states):
        ApplicationFactory(profile=professional.profile, state=state)

    rows = client.get(reverse("my:applications")).context["rows"]

    assert [row["application"].state for row in rows] == states


@pytest.mark.django_db
def test_an_empty_list_leads_to_the_assignments(client):
    assert "You have not applied yet" in client.get(reverse("my:applications")).content.decode()


@pytest.mark.django_db
def test_the_story_names_no_officer_and_no_recommendation(client, professional, officer):
    application = ApplicationFactory(profile=professional.profile)
    applying.start_screening(application=application, by=officer)
    member = MembershipFactory(institution=application.assignment.institution).user
    give_opinion(application=application, by=member, recommends=False, text="Too far away.")
    applying.mark_not_eligible(application=application, by=officer, reason="A licence is needed. هذا سبب")

    page = page_of(client, application)

    for said in ("Checking began", "Programme office", "A licence is needed. هذا سبب"):
        assert said in page
    for secret in ("Rehema", "Kweka", "Too far away.", "ecommend"):
        assert secret not in page


@pytest.mark.django_db
def test_the_office_asks_and_the_applicant_answers(client, professional, officer):
    application = ApplicationFactory(profile=professional.profile, state=S.SCREENING, officer=officer)
    applying.request_more_info(application=application, by=officer, reason="Please name a referee.")
    address = reverse("my:supply_info", args=[application.pk])

    asked = page_of(client, application)
    empty = client.post(address, {"text": "  "})
    answered = client.post(address, {"text": "Dr Moyo"}, follow=True)
    again = client.post(address, {"text": "Dr Moyo again"}, follow=True)

    application.refresh_from_db()
    assert "Please name a referee." in asked
    assert empty.context["info_form"].errors == {"text": ["Write your answer."]}
    assert "Thank you. Your answer is sent." in answered.content.decode()
    assert "This was already done." in again.content.decode()
    assert (application.state, application.supplied_info) == (S.SCREENING, "Dr Moyo")


@pytest.mark.django_db
@pytest.mark.parametrize(("answer", "state"), [("accept", S.ACCEPTED), ("decline", S.DECLINED)])
def test_an_offer_is_answered_once(client, professional, answer, state):
    application = ApplicationFactory(profile=professional.profile, state=S.OFFERED)
    address = reverse("my:offer", args=[application.pk])

    empty = client.post(address, {})
    wrong = client.post(address, {"answer": "perhaps"})
    client.post(address, {"answer": answer})
    again = client.post(address, {"answer": answer}, follow=True)

    application.refresh_from_db()
    assert empty.context["form"].errors == {"answer": ["Say whether you accept or decline."]}
    assert list(wrong.context["form"].errors) == ["answer"]
    assert application.state == state
    assert "This was already done." in again.content.decode()


@pytest.mark.django_db
def test_a_late_answer_is_refused_clearly(client, professional):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    application = ApplicationFactory(profile=professional.profile, state=S.OFFERED, offer_answer_by=yesterday)

    answer = client.post(reverse("my:offer", args=[application.pk]), {"answer": "accept"}, follow=True)

    application.refresh_from_db()
    assert "The day to answer this offer has passed." in answer.content.decode()
    assert application.state == S.OFFERED


@pytest.mark.django_db
def test_withdrawing_asks_first(client, professional):
    application = ApplicationFactory(profile=professional.profile, state=S.SHORTLISTED)
    address = reverse("my:withdraw_application", args=[application.pk])

    asked = client.get(address)
    application.refresh_from_db()
    before = application.state
    client.post(address)
    again = client.post(address, follow=True)

    application.refresh_from_db()
    assert "Withdraw this application?" in asked.content.decode()
    assert (before, application.state) == (S.SHORTLISTED, S.WITHDRAWN)
    assert "This was already done." in again.content.decode()
    assert client.get(address)["Location"] == reverse("my:application", args=[application.pk])


@pytest.mark.django_db
def test_a_draft_can_be_deleted_but_not_what_was_sent(client, professional):
    draft = ApplicationFactory(profile=professional.profile, state=S.DRAFT)
    sent = ApplicationFactory(profile=professional.profile)

    asked = client.get(reverse("my:discard_draft", args=[draft.pk]))
    for application in (draft, sent):
        client.post(reverse("my:discard_draft", args=[application.pk]))

    assert "Delete this draft?" in asked.content.decode()
    assert list(Application.objects.all()) == [sent]


@pytest.mark.django_db
def test_a_draft_of_a_closed_assignment_says_so(client, professional):
    draft = ApplicationFactory(
        profile=professional.profile, state=S.DRAFT, assignment__state=AssignmentState.CLOSED, motivation="My words"
    )

    page = page_of(client, draft)

    assert "Applications have closed, so this draft cannot be sent any more." in page
    assert "My words" in page
    assert reverse("assignments:apply", args=[draft.assignment.reference]) not in page


@pytest.mark.django_db
def test_nobody_else_reaches_an_application_here(professional, stranger, officer, manager):
    application = ApplicationFactory(
        profile=professional.profile,
        state=S.OFFERED,
        assignment__institution=manager.memberships.get().institution,
    )

    for wrong in (stranger, officer, manager):
        client = sign_in(wrong)
        for name in ("application", "withdraw_application", "discard_draft"):
            assert client.get(reverse(f"my:{name}", args=[application.pk])).status_code == 404
        for name in ("supply_info", "offer", "withdraw_application", "discard_draft"):
            answer = client.post(reverse(f"my:{name}", args=[application.pk]), {"answer": "accept", "text": "x"})
            assert answer.status_code == 404

    application.refresh_from_db()
    assert application.state == S.OFFERED
