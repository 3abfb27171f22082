"""After a refusal: feedback by the office, and a complaint that somebody answers who did not decide."""

import pytest
from django.urls import reverse

from selection.follow_ups.asking import answer_follow_up, ask_after_refusal
from selection.follow_ups.errors import AnsweredAlready, AskedTwice, DecidedThemselves, NothingRefused
from selection.models import FollowUp
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import UserFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture
def refused(professional, officer):
    sent = ApplicationFactory(profile=professional.profile, state=S.SCREENING, officer=officer)
    move_application(application=sent, to=S.NOT_SELECTED, by=officer, actor=Actor.OFFICE, reason="Others taught more.")
    return sent


@pytest.fixture
def colleague(officer):
    user = UserFactory(first_name="Upendo", last_name="Mollel")
    user.user_permissions.set(officer.user_permissions.all())
    return user


def test_a_complaint_is_answered_by_somebody_who_did_not_decide(refused, professional, officer, colleague):
    person = sign_in(professional)
    own = reverse("my:application", args=[refused.pk])
    assert "Complain about this decision" in person.get(own).content.decode()
    person.post(reverse("my:after_refusal", args=[refused.pk, "complaint"]), {"text": "I taught for ten years."})
    asked = FollowUp.objects.get()
    there = reverse("office:follow_up", args=[asked.pk])

    with pytest.raises(DecidedThemselves):
        answer_follow_up(follow_up=asked, by=officer, text="No.")
    assert "Somebody else answers this complaint" in sign_in(officer).get(there).content.decode()
    assert there in sign_in(colleague).get(reverse("office:follow_ups")).content.decode()
    sign_in(colleague).post(there, {"text": "You are right: we look at it again."})

    asked.refresh_from_db()
    assert (asked.answered_by, asked.answer) == (colleague, "You are right: we look at it again.")
    assert heard_by(professional)[-1] == "application_follow_up_answered"
    assert "You are right: we look at it again." in person.get(own).content.decode()
    with pytest.raises(AnsweredAlready):
        answer_follow_up(follow_up=asked, by=colleague, text="Twice")


def test_whoever_decided_may_give_feedback(refused, professional, officer):
    asked = ask_after_refusal(application=refused, by=professional, kind="feedback", text="What was missing?")

    answer_follow_up(follow_up=asked, by=officer, text="Lessons on a ward.")

    assert heard_by(officer)[-1] == "application_staff_follow_up"
    assert FollowUp.objects.get().answered_by == officer


def test_one_asks_once_after_a_refusal_of_ones_own(refused, professional, stranger, manager):
    under_way = ApplicationFactory(profile=stranger.profile, state=S.SHORTLISTED)
    ask_after_refusal(application=refused, by=professional, kind="feedback", text="What was missing?")

    with pytest.raises(AskedTwice):
        ask_after_refusal(application=refused, by=professional, kind="feedback", text="Again")
    with pytest.raises(NothingRefused):
        ask_after_refusal(application=refused, by=stranger, kind="complaint", text="Not mine")
    with pytest.raises(NothingRefused):
        ask_after_refusal(application=under_way, by=stranger, kind="feedback", text="Too early")
    with pytest.raises(NothingRefused):
        answer_follow_up(follow_up=FollowUp.objects.get(), by=manager, text="From the host")
    assert sign_in(stranger).get(reverse("my:after_refusal", args=[refused.pk, "complaint"])).status_code == 404
    assert sign_in(stranger).get(reverse("my:after_refusal", args=[under_way.pk, "feedback"])).status_code == 404
