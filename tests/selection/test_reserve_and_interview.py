"""States between the shortlist and the offer, and the one at the end: who reads what, and what counts as taken."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from selection.offers import errors, offering
from selection.offers.places import is_full, places_left
from skills_match.applications import applying
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from skills_match.matching.warnings import accepted_by
from skills_match.models import Application
from skills_match.rules import host_may_see_contact
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState


def a_day_in(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_somebody_of_the_reserve_list_may_be_offered_the_place(officer, professional):
    application = ApplicationFactory(state=S.SHORTLISTED, profile=professional.profile)

    applying.ask_to_interview(application=application, by=officer)
    applying.put_on_reserve(application=application, by=officer)
    offering.offer_place(application=application, by=officer, answer_by=a_day_in(7))

    application.refresh_from_db()
    assert application.state == S.OFFERED
    assert heard_by(professional) == ["application_interview", "application_reserve", "application_offered"]


def test_whoever_is_confirmed_still_holds_the_post_and_can_be_reached():
    assignment = AssignmentFactory(posts=1)
    confirmed = ApplicationFactory(assignment=assignment, state=S.CONFIRMED)
    reserve = ApplicationFactory(assignment=assignment, state=S.RESERVE)

    assert (places_left(assignment=assignment), is_full(assignment=assignment)) == (0, True)
    assert [host_may_see_contact(each) for each in (confirmed, reserve)] == [True, False]
    assert accepted_by([confirmed.profile_id, reserve.profile_id]) == {confirmed.profile_id: [assignment]}


def test_nobody_is_offered_a_place_without_an_offer_that_has_its_last_day(officer):
    application = ApplicationFactory(state=S.SHORTLISTED)

    with pytest.raises(errors.OfferMissing):
        move_application(application=application, to=S.OFFERED, by=officer, actor=Actor.OFFICE)

    application.refresh_from_db()
    assert application.state == S.SHORTLISTED


def test_a_refused_offer_leaves_no_last_day_behind(officer):
    first = ApplicationFactory(state=S.OFFERED, assignment__posts=1)
    second = ApplicationFactory(state=S.SHORTLISTED, assignment=first.assignment)

    with pytest.raises(errors.PostsTaken):
        offering.offer_place(application=second, by=officer, answer_by=a_day_in(7))

    assert not hasattr(Application.objects.get(pk=second.pk), "offer")


@pytest.mark.parametrize("count", [1, 3])
def test_the_line_of_an_offer_names_its_day_at_the_same_cost_for_any_number(
    professional, count, django_assert_num_queries
):
    for _ in range(count):
        ApplicationFactory(state=S.OFFERED, profile=professional.profile, offer_answer_by=a_day_in(9))
    client = sign_in(professional)
    client.get(reverse("my:home"))

    with django_assert_num_queries(10):
        page = client.get(reverse("my:applications"))

    assert page.text.count("Offer – please answer by") == count
    assert page.text.count("Read and answer the offer") == count


def test_the_page_of_an_offer_is_the_persons_own(professional, stranger, officer, manager):
    application = ApplicationFactory(
        state=S.OFFERED, profile=professional.profile, assignment__institution=manager.memberships.get().institution
    )
    address = reverse("my:offer", args=[application.pk])

    assert sign_in(professional).get(address).status_code == 200
    assert [sign_in(wrong).get(address).status_code for wrong in (stranger, officer, manager)] == [404, 404, 404]


def test_the_page_of_an_application_leads_to_its_offer(professional):
    application = ApplicationFactory(state=S.OFFERED, profile=professional.profile)

    page = sign_in(professional).get(reverse("my:application", args=[application.pk]))

    assert reverse("my:offer", args=[application.pk]) in page.text
