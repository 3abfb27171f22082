"""The clock lists what is due, and somebody acts before it comes to their row: what that person did counts."""

import datetime
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from diaspora.models import Notice, Profile
from diaspora.profiles import publishing as profiles
from diaspora.profiles.publishing import CONFIRMED_FOR, WAIT
from selection.models import Offer
from selection.offers import answering, ending
from skills_match.assignments import publishing as assignments
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models.querysets import today_in_closing_zone
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory

DAY = datetime.timedelta(days=1)

pytestmark = pytest.mark.django_db


def after_the_list(work: Callable[[], object], act: Callable[[], object]) -> object:
    """Let `work` read its list, then `act`, then let it go on. Returns what `work` returned."""
    statements = []

    def watch(execute, sql, *arguments):
        statements.append(sql)
        if len(statements) == 2:
            act()
        return execute(sql, *arguments)

    with connection.execute_wrapper(watch):
        done = work()
    assert len(statements) > 1, "The list was empty: nothing was tried"
    return done


def not_confirmed_since(days: datetime.timedelta) -> Profile:
    return ProfileFactory(published_at=timezone.now() - days, confirmed_at=timezone.now() - days)


def test_whoever_confirms_while_the_unconfirmed_are_hidden_stays_in_the_matches():
    profile = not_confirmed_since(CONFIRMED_FOR + WAIT + DAY)
    profiles.ask_still_available()
    Notice.objects.update(created_at=timezone.now() - WAIT - DAY)

    hidden = after_the_list(
        profiles.hide_unconfirmed, partial(profiles.confirm_profile, profile=profile, by=profile.user)
    )

    profile.refresh_from_db()
    assert (hidden, profile.is_published) == (0, True)
    assert not Notice.objects.filter(kind="profile_left_matches").exists()


def test_whoever_confirms_while_the_others_are_asked_is_not_asked():
    profile = not_confirmed_since(CONFIRMED_FOR + DAY)

    asked = after_the_list(
        profiles.ask_still_available, partial(profiles.confirm_profile, profile=profile, by=profile.user)
    )

    assert (asked, Notice.objects.count()) == (0, 0)


def test_an_assignment_that_is_extended_meanwhile_is_not_closed(officer):
    assignment = AssignmentFactory(closing_on=today_in_closing_zone() - DAY)
    later = today_in_closing_zone() + DAY
    extend = partial(assignments.extend_closing, assignment=assignment, by=officer, closing_on=later)

    closed = after_the_list(assignments.close_due, extend)

    assignment.refresh_from_db()
    assert (closed, assignment.state) == (0, AssignmentState.PUBLISHED)


def test_an_assignment_that_is_put_off_meanwhile_is_not_published(officer):
    today = today_in_closing_zone()
    assignment = AssignmentFactory(
        state=AssignmentState.APPROVED, published_at=None, publish_on=today, closing_on=today + 9 * DAY
    )
    put_off = partial(assignments.schedule_publication, assignment=assignment, by=officer, publish_on=today + DAY)

    published = after_the_list(assignments.publish_due, put_off)

    assignment.refresh_from_db()
    assert (published, assignment.state) == (0, AssignmentState.APPROVED)


def test_an_offer_with_a_later_day_does_not_run_out():
    offer = ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=today_in_closing_zone() - DAY)
    later = Offer.objects.filter(application=offer)

    ended = after_the_list(ending.expire_due_offers, lambda: later.update(answer_by=today_in_closing_zone() + DAY))

    offer.refresh_from_db()
    assert (ended, offer.state) == (0, ApplicationState.OFFERED)


def test_whoever_answers_an_offer_meanwhile_is_not_reminded_of_it():
    offer = ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=today_in_closing_zone())

    reminded = after_the_list(
        ending.remind_of_offers, partial(answering.accept_offer, application=offer, by=offer.profile.user)
    )

    assert reminded == 0
    assert not Notice.objects.filter(kind="application_offer_reminder").exists()
