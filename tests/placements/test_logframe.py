"""The logframe says for the days of a report what was meant and what has come, each value from its rows."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from placements.logframe.lines import lines_of
from placements.logframe.scope import Period, Scope
from placements.models import Placement
from tests.conftest import sign_in
from tests.factories.placements import (
    AimFactory,
    GrantFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    PlacementFactory,
    TargetFactory,
    TeachingSessionFactory,
)
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db
QUARTER = Period(datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))


@pytest.fixture
def outcome():
    """Of a programme with one assignment, in which three hours were taught to seven people and one hour later."""
    programme = ProgrammeFactory()
    placement = PlacementFactory(
        application__assignment__programme=programme,
        state="completed",
        starts_on=datetime.date(2026, 1, 10),
        ends_on=datetime.date(2026, 6, 10),
    )
    for held_on, minutes in [(datetime.date(2026, 2, 1), 180), (datetime.date(2026, 5, 1), 60)]:
        TeachingSessionFactory(placement=placement, held_on=held_on, minutes=minutes, learners=7)
    return AimFactory(programme=programme, code="1")


def line_of(indicator, grant=None):
    scope = Scope(indicator.programme, QUARTER, grant, placements=Placement.objects.all())
    return next(line for line in lines_of(scope) if line.indicator == indicator)


def test_the_actual_value_of_the_days_stands_next_to_the_target(outcome):
    indicator = IndicatorFactory(aim=outcome)
    TargetFactory(indicator=indicator, first_on=QUARTER.first_on, last_on=QUARTER.last_on, value=4)
    TargetFactory(indicator=indicator, value=100)

    line = line_of(indicator)

    assert (line.actual, line.target, line.until, line.reached) == (3, 4, None, 75)


def test_a_target_that_goes_beyond_the_days_says_so(outcome):
    indicator = IndicatorFactory(aim=outcome)
    TargetFactory(indicator=indicator, value=12)

    line = line_of(indicator)

    assert (line.target, line.until, line.reached) == (12, datetime.date(2026, 12, 31), 25)


def test_people_who_learnt_are_told_rounded_to_five(outcome):
    assert line_of(IndicatorFactory(aim=outcome, measure="learners")).actual == 5


def test_entered_values_add_up_and_of_levels_the_newest_counts(outcome):
    added, level = (IndicatorFactory(aim=outcome, measure=measure) for measure in ("entered", "level"))
    grant = GrantFactory(programme=outcome.programme)
    for indicator in (added, level):
        IndicatorValueFactory(
            indicator=indicator, read_on=datetime.date(2026, 1, 31), value=Decimal("3.5"), grant=grant
        )
        IndicatorValueFactory(indicator=indicator, value=2)
        IndicatorValueFactory(indicator=indicator, read_on=datetime.date(2026, 4, 1), value=50)

    assert (line_of(added).actual, line_of(level).actual) == (Decimal("5.5"), 2)
    assert line_of(added, grant).actual == Decimal("3.5")


def test_the_report_shows_the_logframe_with_the_rows_of_each_value(outcome, officer):
    entered = IndicatorFactory(aim=outcome, measure="entered", code="1.b")
    IndicatorValueFactory(indicator=entered, value=2)
    client = sign_in(officer)
    asked = {"programme": outcome.programme.pk, "first_on": QUARTER.first_on, "last_on": QUARTER.last_on}

    page = client.get(reverse("office:programme_report"), asked).text
    rows = client.get(reverse("office:programme_report_rows"), {**asked, "figure": f"indicator.{entered.pk}"}).text

    assert f"figure=indicator.{entered.pk}" in page
    assert "Register of the ward, page 4" in rows


def test_the_logframe_of_a_report_costs_the_same_for_many_indicators(outcome, django_assert_num_queries):
    scope = Scope(outcome.programme, QUARTER, None, placements=Placement.objects.all())
    for number in range(6):
        indicator = IndicatorFactory(aim=outcome, measure=["taught", "learners", "days"][number % 3])
        TargetFactory(indicator=indicator)

    # Indicators, targets, values, assignments with requests, sectors and regions, those from lists, sessions.
    with django_assert_num_queries(9):
        lines_of(scope)


def test_an_output_of_another_programme_or_with_outputs_of_its_own_is_refused(outcome, officer):
    stranger = AimFactory()
    AimFactory(programme=outcome.programme, code="1.1", kind="output", outcome=outcome)
    client = sign_in(officer)
    typed = {"kind": "output", "code": "9", "text_en": "A", "text_sw": "B"}
    add = reverse("office:add_to_programme", args=[outcome.programme.code, "aims"])
    change = reverse("office:change_in_programme", args=[outcome.programme.code, "aims", outcome.pk])

    assert "error-summary" in client.post(add, {**typed, "outcome": stranger.pk}).text
    assert "Outputs lead to this outcome" in client.post(change, {**typed, "version": "new"}).text
