"""Offers: they have a last day, hold a place, and end by themselves."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from selection.offers import answering, ending, offering
from selection.offers import errors as offer_errors
from skills_match.enums import ApplicationState
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState
TODAY = datetime.date(2026, 11, 20)


def test_an_offer_can_be_answered_until_the_end_of_its_last_day(professional, officer):
    with time_machine.travel("2026-11-18T09:00:00Z", tick=False):
        application = ApplicationFactory(state=S.SHORTLISTED, profile=professional.profile)
        offering.offer_place(application=application, by=officer, answer_by=TODAY)

    with time_machine.travel("2026-11-20T21:00:00Z", tick=False), pytest.raises(offer_errors.OfferExpired):
        answering.accept_offer(application=application, by=professional)
    with time_machine.travel("2026-11-20T20:59:00Z", tick=False):
        assert ending.expire_due_offers() == 0
        assert answering.accept_offer(application=application, by=professional).state == S.ACCEPTED


def test_unanswered_offers_end_by_themselves_once(officer):
    application = ApplicationFactory(state=S.OFFERED, offer_answer_by=TODAY, officer=officer)
    answered = ApplicationFactory(state=S.ACCEPTED, offer_answer_by=TODAY)

    with time_machine.travel("2026-11-20T21:00:00Z", tick=False):
        counts = [ending.expire_due_offers(), ending.expire_due_offers()]

    assert counts == [1, 0]
    application.refresh_from_db()
    answered.refresh_from_db()
    assert (application.state, answered.state) == (S.OFFER_EXPIRED, S.ACCEPTED)
    assert heard_by(application.profile.user) == ["application_offer_expired"]
    assert heard_by(officer) == ["application_staff_offer_expired"]


def test_an_offer_is_remembered_once_two_days_before():
    application = ApplicationFactory(state=S.OFFERED, offer_answer_by=TODAY)

    with time_machine.travel("2026-11-17T20:59:00Z", tick=False):
        early = ending.remind_of_offers()
    with time_machine.travel("2026-11-18T06:00:00Z", tick=False):
        counts = [early, ending.remind_of_offers(), ending.remind_of_offers()]

    assert counts == [0, 1, 0]
    assert heard_by(application.profile.user) == ["application_offer_reminder"]


def test_the_day_to_answer_lies_in_the_future(officer):
    application = ApplicationFactory(state=S.SHORTLISTED)

    with pytest.raises(offer_errors.AnswerDayTooEarly):
        offering.offer_place(application=application, by=officer, answer_by=timezone.localdate())


def test_an_offer_holds_the_place_until_it_is_answered(officer):
    assignment = AssignmentFactory(posts=1)
    first, second = ApplicationFactory.create_batch(2, assignment=assignment, state=S.SHORTLISTED)
    day = timezone.localdate() + datetime.timedelta(days=3)
    offering.offer_place(application=first, by=officer, answer_by=day)

    with pytest.raises(offer_errors.PostsTaken):
        offering.offer_place(application=second, by=officer, answer_by=day)

    answering.decline_offer(application=first, by=first.profile.user)
    assert offering.offer_place(application=second, by=officer, answer_by=day).state == S.OFFERED


def test_no_more_accept_than_there_are_posts():
    assignment = AssignmentFactory(posts=1)
    first, second = ApplicationFactory.create_batch(2, assignment=assignment, state=S.OFFERED)
    answering.accept_offer(application=first, by=first.profile.user)

    with pytest.raises(offer_errors.PostsTaken):
        answering.accept_offer(application=second, by=second.profile.user)

    second.refresh_from_db()
    assert second.state == S.OFFERED
