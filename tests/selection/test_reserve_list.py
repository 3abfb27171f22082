"""A reserve list has an order, and a place that becomes free goes to its next one in one step."""

import datetime
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.typed.owner import FIELD, sealed_mark
from casework.waiting import Recipient, oldest_for
from selection.models import Offer, ReserveSlot
from selection.offers.answering import decline_offer
from selection.offers.offering import offer_place
from selection.reserve.order import move_up, on_reserve
from skills_match.applications import applying
from skills_match.applications.errors import OwnApplication
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState
DAY = timezone.localdate() + datetime.timedelta(days=12)


@pytest.fixture
def client(officer):
    return sign_in(officer)


@pytest.fixture
def assignment(officer):
    return AssignmentFactory(posts=1, officer=officer)


@pytest.fixture
def holder(officer, assignment):
    """Who was offered the only place."""
    application = ApplicationFactory(assignment=assignment, state=S.SHORTLISTED)
    return offer_place(application=application, by=officer, answer_by=DAY, terms="Housing in Dodoma.")


@pytest.fixture
def waiting(officer, assignment):
    """Two on the list, in the order in which they came onto it."""
    chosen = [ApplicationFactory(assignment=assignment, state=S.SHORTLISTED) for _ in range(2)]
    return [applying.put_on_reserve(application=each, by=officer) for each in reversed(chosen)]


def address(assignment) -> str:
    return reverse("office:reserve", args=[assignment.reference])


def test_whoever_comes_onto_the_list_stands_at_its_end(assignment, waiting):
    assert list(on_reserve(assignment)) == waiting
    assert list(ReserveSlot.objects.values_list("application", "slot")) == [(waiting[0].pk, 1), (waiting[1].pk, 2)]


def test_whoever_leaves_the_list_has_no_place_on_it(assignment, waiting):
    applying.withdraw_application(application=waiting[0], by=waiting[0].profile.user)

    assert list(on_reserve(assignment)) == waiting[1:]
    assert ReserveSlot.objects.get().application == waiting[1]


def test_a_second_click_moves_nobody_up_twice(officer, assignment, waiting):
    third = applying.put_on_reserve(
        application=ApplicationFactory(assignment=assignment, state=S.SHORTLISTED), by=officer
    )

    for _click in range(2):
        move_up(application=third, by=officer, seen=3)

    assert list(on_reserve(assignment)) == [waiting[0], third, waiting[1]]


def test_an_officer_on_the_list_does_not_move_themselves_up(officer, assignment, waiting):
    own = ApplicationFactory(assignment=assignment, state=S.SHORTLISTED, profile=ProfileFactory(user=officer))
    Application.objects.filter(pk=own.pk).update(state=S.RESERVE)
    ReserveSlot.objects.create(application=own, assignment=assignment, slot=3)

    with pytest.raises(OwnApplication):
        move_up(application=own, by=officer, seen=3)


def test_a_declined_offer_tells_the_officer_that_somebody_waits(officer, assignment, holder, waiting):
    decline_offer(application=holder, by=holder.profile.user)

    assert "application_staff_place_free" in heard_by(officer)
    [lines] = [each.lines for each in oldest_for(Recipient.OFFICE, user=officer) if each.key == "free-places"]
    assert [(line.url, line.text) for line in lines] == [(address(assignment), "2 people wait.")]


def test_without_anybody_on_the_list_nobody_is_told_of_a_free_place(officer, holder):
    decline_offer(application=holder, by=holder.profile.user)

    assert "application_staff_place_free" not in heard_by(officer)


def test_the_free_place_is_offered_to_the_next_one_after_reading_the_letter(client, assignment, holder, waiting):
    decline_offer(application=holder, by=holder.profile.user)
    form = client.get(address(assignment)).context["form"]
    typed = {"next": waiting[0].pk, "answer_by": DAY, "terms": form.initial["terms"]}

    letter = client.post(address(assignment), typed).context["letters"][0]
    client.post(address(assignment), {**typed, "confirmed": "1"})

    assert "A place has become free, and you are next on the reserve list." in letter.body
    assert "Housing in Dodoma." in letter.body
    assert list(on_reserve(assignment)) == waiting[1:]
    assert Offer.objects.get(application=waiting[0]).answer_by == DAY
    assert heard_by(waiting[0].profile.user)[-1] == "application_offered"


def test_a_browser_that_has_lost_its_token_offers_nothing(officer, assignment, holder, waiting):
    decline_offer(application=holder, by=holder.profile.user)
    browser = sign_in(officer, Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"}))
    typed = {"next": waiting[0].pk, "answer_by": DAY, "confirmed": "1", FIELD: sealed_mark(officer)}

    answer = browser.post(address(assignment), typed)

    assert (answer.status_code, list(on_reserve(assignment))) == (403, waiting)


def test_whoever_is_not_next_any_more_gets_no_offer(client, officer, assignment, holder, waiting):
    decline_offer(application=holder, by=holder.profile.user)
    move_up(application=waiting[1], by=officer, seen=2)

    page = client.post(address(assignment), {"next": waiting[0].pk, "answer_by": DAY, "terms": "x", "confirmed": "1"})

    assert "The reserve list has changed while you had the page open." in page.text
    assert set(on_reserve(assignment)) == set(waiting)


def test_while_every_place_is_held_there_is_nothing_to_offer(client, assignment, holder, waiting):
    offer = partial(client.post, address(assignment), {"next": waiting[0].pk, "answer_by": DAY, "confirmed": "1"})

    assert "Offer the free place to the next one" not in client.get(address(assignment)).text
    assert "All places of this assignment are taken or offered." in offer().text
    assert not Offer.objects.filter(application=waiting[0]).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_at_any_length(client, officer, assignment, count, django_assert_num_queries):
    for _ in range(count):
        applying.put_on_reserve(application=ApplicationFactory(assignment=assignment, state=S.SHORTLISTED), by=officer)

    with django_assert_num_queries(19):
        page = client.get(address(assignment))

    assert len(page.context["listed"]) == count
