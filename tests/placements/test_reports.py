"""Both sides tell how it goes, on days that follow the length; nobody is reminded twice on one day."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.moves import AlreadyDone, MoveNotAllowed
from diaspora.models import Notice
from placements.enums import EndingReason, HowItGoes, PlacementState, ReportStage, Side
from placements.life.errors import DayOutOfOrder
from placements.life.extending import change_days
from placements.life.moving import break_off
from placements.models import Placement, Reminder, Report
from placements.reports.calendar import LAST_AFTER, plan_reports, report_days
from placements.reports.errors import LastReportNeeded
from placements.reports.reminding import remind_the_silent
from placements.reports.telling import send_report, skip_report
from placements.visits.planning import confirm_arrival
from placements.week_notes.writing import write_note
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import WeekNoteFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "planned"),
    [
        (5, [("end", 11)]),
        (20, [("start", 7), ("end", 26)]),
        (42, [("start", 7), ("progress", 21), ("progress", 35), ("end", 48)]),
        (120, [("start", 7), ("progress", 35), ("progress", 63), ("progress", 91), ("progress", 119), ("end", 126)]),
    ],
)
def test_reports_are_as_many_as_the_length_asks_for(days, planned):
    told = report_days(FIRST, FIRST + (days - 1) * DAY)

    assert [(stage, (day - FIRST).days) for stage, day in told] == planned


def test_the_calendar_begins_with_the_arrival_and_follows_other_days(planned, manager, officer):
    assert not planned.reports.exists()
    confirm_arrival(visit=planned.visits.get(), by=manager, came_on=planned.starts_on)
    before = planned.reports.count()
    sent = planned.reports.filter(side=Side.HOST).earliest("due_on")
    send_report(report=sent, by=manager, how=HowItGoes.WELL, text="She teaches on the ward.")

    later = planned.ends_on + 28 * DAY
    change_days(placement=planned, by=officer, starts_on=planned.starts_on, ends_on=later, reason="Two more wards.")

    assert planned.reports.count() == before + 4
    assert Report.objects.get(pk=sent.pk).sent_at
    ends = planned.reports.filter(stage=ReportStage.END).values_list("due_on", flat=True)
    assert list(ends) == [later + LAST_AFTER] * 2


def test_what_ends_early_asks_for_the_last_report_only(placement, manager):
    plan_reports(placement=placement)

    break_off(placement=placement, to=PlacementState.ENDED_EARLY, by=manager, reason=EndingReason.HEALTH)

    stages = placement.reports.values_list("side", "stage")
    assert sorted(stages) == [("expert", "end"), ("host", "end")]


def test_each_side_sends_its_own_report_once(placement, professional, manager, officer):
    placement.application.officer = officer
    placement.application.save()
    plan_reports(placement=placement)
    own, last = (placement.reports.get(side=Side.EXPERT, stage=stage) for stage in ("start", "end"))
    for wrong in (manager, officer):
        with pytest.raises(MoveNotAllowed):
            send_report(report=own, by=wrong, how=HowItGoes.WELL, text="Fine.")

    send_report(report=own, by=professional, how=HowItGoes.MIXED, text="Fine.", needs="A desk.")

    assert Notice.objects.get(kind="placement_report_asks").user == officer
    with pytest.raises(AlreadyDone):
        skip_report(report=own, by=officer, reason="Too late")
    with pytest.raises(LastReportNeeded):
        skip_report(report=last, by=officer, reason="We know.")


def test_a_note_is_about_a_week_of_the_assignment(placement, professional, manager):
    today = today_in_closing_zone()
    with pytest.raises(MoveNotAllowed):
        write_note(placement=placement, by=manager, week_on=today, done="She taught.")
    for wrong in (placement.began_on - 7 * DAY, today + 7 * DAY):
        with pytest.raises(DayOutOfOrder):
            write_note(placement=placement, by=professional, week_on=wrong, done="I taught.")

    for text in ("I taught.", "I taught two wards."):
        write_note(placement=placement, by=professional, week_on=today, done=text)

    assert [note.done for note in placement.week_notes.all()] == ["I taught two wards."]


@pytest.mark.parametrize(("ended_ago", "offered"), [(10, "about the week of"), (40, None)])
def test_a_note_is_offered_as_long_as_a_week_is_remembered(placement, professional, ended_ago, offered):
    today = today_in_closing_zone()
    days = {"starts_on": today - 90 * DAY, "began_on": today - 90 * DAY, "ends_on": today - ended_ago * DAY}
    Placement.objects.filter(pk=placement.pk).update(state="completed", ended_on=days["ends_on"], **days)
    page = sign_in(professional).get(reverse("my:placement", args=[placement.pk])).text

    assert "about this week" not in page
    assert ("Write two sentences" in page) == bool(offered)
    assert not offered or offered in page


def test_the_silent_are_reminded_at_most_once_a_day_and_then_left_alone(
    placement, professional, manager, stranger, time_machine
):
    plan_reports(placement=placement)

    numbers = [remind_the_silent(), remind_the_silent()]
    days = [0]
    for _day in (1, 2, 3):
        time_machine.move_to(timezone.now() + DAY)
        days.append(remind_the_silent())

    assert (numbers, days) == ([2, 0], [0, 0, 0, 2])
    told = Notice.objects.filter(kind="placement_reminder").values_list("user", flat=True)
    assert sorted(set(told)) == sorted([professional.pk, manager.pk])
    assert Reminder.objects.filter(user=stranger).count() == 0


def test_whoever_wrote_and_reported_is_left_in_peace(placement, professional, manager):
    WeekNoteFactory(placement=placement, week_on=today_in_closing_zone() - DAY)

    assert remind_the_silent() == 0
