"""The light of a placement says why, and the page of the morning begins with the worst."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from placements.enums import PlacementState
from placements.models import Placement
from placements.overview.lights import lights_of
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import PlacementFactory, ReportFactory, VisitFactory, WeekNoteFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def running(**values) -> Placement:
    placement = PlacementFactory(**values)
    VisitFactory(placement=placement, came_on=placement.began_on)
    return placement


def test_each_light_has_its_reason():
    today = today_in_closing_zone()
    well, late, very_late, bad, mixed, silent, over, nobody_said = (running() for _number in range(8))
    done = running(state=PlacementState.COMPLETED)
    ReportFactory(placement=late, due_on=today - DAY)
    ReportFactory(placement=very_late, due_on=today - 8 * DAY)
    ReportFactory(placement=bad, how="badly", sent_at=timezone.now())
    ReportFactory(placement=mixed, how="mixed", sent_at=timezone.now())
    WeekNoteFactory(placement=silent, week_on=today - 15 * DAY)
    Placement.objects.filter(pk=over.pk).update(ends_on=today - DAY)
    over.visits.update(left_on=today - DAY)
    nobody_said.visits.update(came_on=None)

    lights = lights_of(Placement.objects.all())

    assert {pk: light.tone for pk, light in lights.items()} == {
        well.pk: "good",
        late.pk: "wait",
        very_late.pk: "stop",
        bad.pk: "stop",
        mixed.pk: "wait",
        silent.pk: "wait",
        over.pk: "wait",
        nobody_said.pk: "stop",
    }
    assert lights[silent.pk].reason == "No note for two weeks"
    assert done.pk not in lights


def test_the_page_of_the_morning_takes_a_fixed_number_of_queries(officer, django_assert_num_queries):
    client, address = sign_in(officer), reverse("office:placements_morning")
    for count in (1, 3):
        while Placement.objects.count() < count:
            placement = running()
            ReportFactory(placement=placement, how="badly", sent_at=timezone.now())
            VisitFactory(placement=placement, starts_on=today_in_closing_zone(), kind="online")
        client.get(address)
        with django_assert_num_queries(19):
            page = client.get(address)
        assert [len(page.context[name]) for name in ("first", "moving", "rows")] == [count] * 3
