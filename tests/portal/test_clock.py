"""The clock: what is due happens, and one failure keeps nothing else from happening."""

import datetime

import pytest
from django.utils import timezone

from casework.clock import Phase, Timetable
from portal import healthy
from portal.worker import clock
from skills_match.enums import AssignmentState

from ..factories.matching import AssignmentFactory

pytestmark = pytest.mark.django_db


def test_one_tick_closes_what_is_over_and_leaves_what_is_open():
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    over, still_open = AssignmentFactory(closing_on=yesterday), AssignmentFactory(closing_on=timezone.localdate())

    assert clock.tick(with_slow_work=True) == 0

    over.refresh_from_db()
    still_open.refresh_from_db()
    assert (over.state, still_open.state) == (AssignmentState.CLOSED, AssignmentState.PUBLISHED)


def test_a_failure_is_counted_and_the_rest_still_runs(monkeypatch):
    ran = []

    def fails():
        raise RuntimeError("the mail server is away")

    table = Timetable()
    table.every_tick(Phase.MOVE)(fails)
    table.every_tick(Phase.MOVE)(lambda: ran.append("next"))
    monkeypatch.setattr(clock, "timetable", table)

    assert clock.tick() == 1
    assert ran == ["next"]


def test_each_tick_leaves_a_sign_of_life_for_the_health_check(tmp_path, monkeypatch):
    monkeypatch.setattr(healthy, "SIGN_OF_LIFE", tmp_path / "clock")
    monkeypatch.setattr(clock, "timetable", Timetable())

    clock.tick()

    assert (tmp_path / "clock").exists()
