"""An officer with many files: one decision for several people, and a way on from each page."""

import datetime
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.moves import Stale
from diaspora.models import Notice
from selection.decisions.errors import MorePeopleThanPlaces
from selection.decisions.preparing import prepare_many
from selection.models import PreparedDecision
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db
S = ApplicationState
DAY = timezone.localdate() + datetime.timedelta(days=12)
REFUSAL = {"decision": "not_selected", "reason_en": "Another has taught before.", "reason_sw": "Mwingine amefundisha."}


@pytest.fixture
def client(officer):
    return sign_in(officer)


@pytest.fixture
def two():
    """Two on one shortlist who read different languages."""
    assignment = AssignmentFactory(posts=1)
    reads_swahili = ProfileFactory(user__preferred_language="sw")
    return [
        ApplicationFactory(assignment=assignment, state=S.SHORTLISTED),
        ApplicationFactory(assignment=assignment, state=S.SHORTLISTED, profile=reads_swahili),
    ]


def page_for(applications) -> str:
    return reverse("office:prepare_many", args=["-".join(str(each.pk) for each in applications)])


def seen(applications) -> dict[str, str]:
    return {"seen": "-".join(each.state for each in applications)}


def test_ticks_lead_to_one_page_about_all_of_them(client, two):
    found = client.get(reverse("office:choose_many"), {"application": [each.pk for each in two]})

    assert found.url == page_for(two)
    assert client.get(found.url).context["chosen"] == two


def test_without_a_tick_one_is_asked_for(client, two):
    board = {"board": two[0].assignment.reference}

    page = client.get(reverse("office:choose_many"), board, follow=True)

    assert page.redirect_chain[0][0] == reverse("office:board", args=[two[0].assignment.reference])
    assert "Tick at least one application." in page.text


def test_everybody_gets_the_reason_in_the_language_that_they_read(client, two):
    page = client.post(page_for(two), {**REFUSAL, **seen(two)}, follow=True)

    assert "2 decisions are prepared. Nobody has been told." in page.text
    reasons = PreparedDecision.objects.order_by("application_id").values_list("reason", flat=True)
    assert list(reasons) == [REFUSAL["reason_en"], REFUSAL["reason_sw"]]
    assert Notice.objects.count() == 0


def test_a_reason_is_asked_for_in_each_language_that_somebody_reads(client, two):
    page = client.post(page_for(two), {**REFUSAL, **seen(two), "reason_sw": ""})

    assert page.context["form"].errors == {"reason_sw": ["Give a reason. The applicant reads it."]}
    assert REFUSAL["reason_en"] in page.text
    assert not PreparedDecision.objects.exists()


def test_no_more_offers_are_prepared_than_places_are_left(officer, two):
    offer = partial(prepare_many, to=S.OFFERED, by=officer, reasons={}, terms={"en": "Housing."}, answer_by=DAY)
    shown = {each.pk: each.state for each in two}

    with pytest.raises(MorePeopleThanPlaces):
        offer(applications=two, seen=shown)
    assert not PreparedDecision.objects.exists()

    [first] = offer(applications=two[:1], seen=shown)
    assert (first.answer_by, first.terms) == (DAY, "Housing.")
    with pytest.raises(MorePeopleThanPlaces):
        offer(applications=two[1:], seen=shown)


def test_when_one_has_moved_on_no_decision_is_prepared(officer, two):
    with pytest.raises(Stale):
        prepare_many(
            applications=two,
            seen={two[0].pk: S.SHORTLISTED, two[1].pk: S.SCREENING},
            to=S.RESERVE,
            by=officer,
            reasons={},
            terms={},
        )

    assert not PreparedDecision.objects.exists()


def test_people_of_different_states_have_no_decision_in_common(client, two):
    submitted = ApplicationFactory(assignment=two[0].assignment)

    page = client.get(page_for([two[0], submitted]))

    assert "Nothing can be decided for all of these together" in page.text


def test_an_officer_who_applied_is_not_among_those_on_whom_they_decide(client, officer, two):
    own = ApplicationFactory(state=S.SHORTLISTED, profile=ProfileFactory(user=officer))

    assert client.get(page_for([two[0], own])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(client, count, django_assert_num_queries):
    chosen = ApplicationFactory.create_batch(count, assignment=AssignmentFactory(), state=S.SHORTLISTED)

    with django_assert_num_queries(16):
        client.get(page_for(chosen))


def test_an_offer_is_read_before_it_is_sent(client, two):
    offer = {"decision": "offered", "answer_by": DAY, "starts_on": DAY, "ends_on": DAY, "terms": "Housing in Dodoma."}
    address = reverse("office:decision", args=[two[0].pk])

    page = client.post(address, {**offer, "seen": "shortlisted"})

    assert "Housing in Dodoma." in page.context["letters"][0].body
    assert "Please do not resign or book a journey before we confirm." in page.context["letters"][0].body
    assert (Application.objects.get(pk=two[0].pk).state, Notice.objects.count()) == (S.SHORTLISTED, 0)


def test_without_a_place_no_offer_is_possible_and_the_page_says_what_is(client, two):
    Application.objects.filter(pk=two[1].pk).update(state=S.ACCEPTED)

    page = client.get(reverse("office:application", args=[two[0].pk]))

    possible = [value for value, _label in page.context["form"].fields["decision"].choices]
    assert possible == ["interview", "reserve", "not_selected"]
    assert "No place is left: each is taken or offered." in page.text


class TestWayOn:
    """From one application to the next without going back to the list."""

    def way_on(self, client, application, **filters):
        address = reverse("office:application", args=[application.pk])
        return client.get(address, filters).context["way_on"]

    def at(self, application, query):
        return reverse("office:application", args=[application.pk]) + query

    @pytest.fixture
    def three(self):
        days = [timezone.now() - datetime.timedelta(days=days) for days in (3, 2, 1)]
        return [ApplicationFactory(submitted_at=day) for day in days]

    def test_the_neighbours_are_those_of_the_filtered_list(self, client, three):
        ApplicationFactory(state=S.SHORTLISTED, submitted_at=three[1].submitted_at)
        query = "?state=submitted&sort=oldest"

        found = self.way_on(client, three[1], state="submitted", sort="oldest")

        assert (found["previous"], found["next"]) == (self.at(three[0], query), self.at(three[2], query))
        assert found["list"] == reverse("office:applications") + query

    def test_a_list_can_be_walked_from_newest_to_oldest(self, client, three):
        found = self.way_on(client, three[1], sort="newest")

        assert found["previous"] == self.at(three[2], "?sort=newest")
        assert found["next"] == self.at(three[0], "?sort=newest")

    def test_whoever_was_decided_has_a_next_one_all_the_same(self, client, three):
        query = "?state=submitted&sort=oldest"
        address = reverse("office:decision", args=[three[1].pk]) + query

        page = client.post(address, {"decision": "screening", "seen": "submitted"}, follow=True)

        assert page.redirect_chain == [(self.at(three[1], query), 302)]
        assert page.context["way_on"]["next"] == self.at(three[2], query)

    def test_at_the_end_the_list_begins_again_and_the_last_one_has_no_next(self, client, three):
        assert self.way_on(client, three[2], sort="oldest")["next"] == self.at(three[0], "?sort=oldest")

        Application.objects.exclude(pk=three[2].pk).delete()
        assert self.way_on(client, three[2], sort="oldest")["next"] == ""

    def test_without_a_list_the_next_is_what_has_waited_longest(self, client, three):
        decided = ApplicationFactory(state=S.NOT_SELECTED, submitted_at=three[2].submitted_at)

        found = self.way_on(client, decided)

        assert found == {"next": self.at(three[0], "?state=office&sort=oldest")}
