"""People are asked before the work as well; who has no account may say where to find them in a year. And the map of a
month stays as it was."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from diaspora.models import WrittenEmail
from placements.evaluations.answering import answer
from placements.evaluations.asking import ask_who_is_due, plan_before
from placements.models import Evaluation, LaterContact, MonthlyMap
from placements.overview.monthly import freeze_last_month
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.people import RegionFactory
from tests.factories.placements import (
    CounterpartFactory,
    EvaluationFactory,
    PlacementFactory,
    SupervisorFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LEVELS = {"information": 4, "knowledge": 3, "organisation": 2}


def test_everybody_is_asked_once_in_the_week_before_the_first_day():
    today = today_in_closing_zone()
    soon = PlacementFactory(state="planned", starts_on=today + 5 * DAY)
    PlacementFactory(state="planned", starts_on=today + 20 * DAY)
    PlacementFactory(state="completed", starts_on=today - 40 * DAY)
    SupervisorFactory(placement=soon, email="komba@hospital.example.org")
    CounterpartFactory(placement=soon)
    WrittenEmail.objects.all().delete()

    assert [plan_before(), plan_before()] == [1, 0]
    assert ask_who_is_due() == 3

    [letter] = WrittenEmail.objects.all()
    assert "what is there today" in letter.body
    assert set(Evaluation.objects.values_list("placement", "wave")) == {(soon.pk, "start")}


def test_nobody_is_asked_what_is_there_before_when_the_work_is_over():
    placement = PlacementFactory(state="completed", starts_on=today_in_closing_zone() - 40 * DAY)
    EvaluationFactory(placement=placement, wave="start")

    assert ask_who_is_due() == 0


def test_a_later_contact_is_given_by_choice_used_once_and_then_deleted(officer):
    placement = PlacementFactory(state="completed", starts_on=today_in_closing_zone() - 40 * DAY)
    SupervisorFactory(placement=placement, email="komba@hospital.example.org")
    asked = {"placement": placement, "asked": "supervisor"}
    now = EvaluationFactory(**asked)
    address = reverse("office:evaluation", args=[placement.pk, now.pk])
    sign_in(officer).post(address, {**LEVELS, "later_email": "komba@home.example.org", "later_phone": "+255 700 1"})
    later = EvaluationFactory(**asked, wave="year")
    WrittenEmail.objects.all().delete()

    ask_who_is_due()

    assert WrittenEmail.objects.get().to == "komba@home.example.org"
    answer(evaluation=later, by=None, **LEVELS)
    assert not LaterContact.objects.exists()


def test_experts_are_not_asked_for_a_later_contact(placement, professional):
    own = EvaluationFactory(placement=placement)

    page = sign_in(professional).get(reverse("my:evaluation", args=[placement.pk, own.pk])).text

    assert "later_email" not in page


def test_the_map_of_a_month_tells_no_few_people_and_stays_as_it_was(officer):
    mwanza, lindi = RegionFactory(code="TZ-18", name_en="Mwanza"), RegionFactory(code="TZ-12", name_en="Lindi")
    with time_machine.travel(datetime.datetime(2026, 4, 2, 9, tzinfo=datetime.UTC), tick=False):
        dates = {"starts_on": datetime.date(2026, 3, 1), "ends_on": datetime.date(2026, 5, 1)}
        for region, people in [(mwanza, 7), (lindi, 4)]:
            for _number in range(people):
                PlacementFactory(application__assignment__region=region, **dates)
        PlacementFactory(application__assignment__region=lindi, mode="online", **dates)
        assert [freeze_last_month(), freeze_last_month()] == [1, 0]
        PlacementFactory(application__assignment__region=lindi, **dates)
        assert freeze_last_month() == 0

        page = sign_in(officer).get(reverse("office:placements_morning")).text

    assert MonthlyMap.objects.get().counts[""] == {mwanza.code: 5}
    assert "at the end of March 2026" in page
