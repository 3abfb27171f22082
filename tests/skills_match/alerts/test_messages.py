"""The messages: as often as chosen, and never over the budget."""

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.formats import date_format

from skills_match.alerts.settings import stop_token
from skills_match.models import AlertMessage

from .conftest import WEDNESDAY, next_monday_at, tick

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)


def test_one_message_goes_out_at_once_in_the_readers_language_with_reason_day_and_one_link_each(nurse_of, publish):
    nurse = nurse_of("at_once", user__email="zawadi@example.org", user__preferred_language="sw")
    assignment = publish(title_sw="Kufundisha wauguzi", closing_on=datetime.date(2026, 12, 5))

    assert [tick(), tick()] == [1, 0]

    (email,) = mail.outbox
    assert email.to == ["zawadi@example.org"]
    assert "Kufundisha wauguzi" in email.subject
    assert email.body.count(f"http://testserver/sw/assignments/{assignment.reference}/") == 1
    with translation.override("sw"):
        assert date_format(assignment.closing_on) in email.body
        assert f"/sw/alerts/stop/{stop_token(user=nurse.user)}/" in email.body
    html, _kind = email.alternatives[0]
    assert "Kufundisha wauguzi" in html


def test_several_at_a_time_come_together(nurse_of, publish):
    nurse_of("at_once")
    first, second = publish(), publish()

    assert tick() == 1
    assert mail.outbox[0].subject == "2 new assignments for you"
    for assignment in (first, second):
        assert f"/en/assignments/{assignment.reference}/" in mail.outbox[0].body
    assert "It fits your profile:" in mail.outbox[0].body


def test_daily_waits_for_the_morning_in_dar_es_salaam(nurse_of, publish, time_machine):
    nurse_of("daily")
    publish()

    assert tick() == 0
    time_machine.move_to(WEDNESDAY.replace(hour=6, minute=59) + DAY, tick=False)
    assert tick() == 0
    time_machine.shift(datetime.timedelta(minutes=1))
    assert [tick(), tick()] == [1, 0]
    publish()
    assert tick() == 0
    time_machine.shift(DAY)
    assert tick() == 1


def test_without_a_choice_it_is_once_a_week_on_monday_morning(nurse_of, publish, time_machine):
    nurse_of()
    for _day in range(4):
        publish()
        assert tick() == 0
        time_machine.shift(DAY)

    time_machine.move_to(next_monday_at(6, 59), tick=False)
    assert tick() == 0
    time_machine.move_to(next_monday_at(7), tick=False)
    assert [tick(), tick()] == [1, 0]
    assert mail.outbox[0].subject == "4 new assignments for you"


def test_a_worker_that_was_away_on_monday_sends_on_tuesday(nurse_of, publish, time_machine):
    nurse_of("weekly")
    publish()
    tick()

    time_machine.move_to(next_monday_at(15) + DAY, tick=False)

    assert tick() == 1


def test_never_is_never(nurse_of, publish, time_machine):
    nurse_of("never")
    publish()
    for _week in range(3):
        assert tick() == 0
        time_machine.shift(7 * DAY)


def test_what_is_over_the_budget_goes_into_the_first_message_of_the_next_week(nurse_of, publish, time_machine):
    nurse_of("at_once", a_week=2)
    sent = []
    for _number in range(4):
        publish(closing_on=datetime.date(2026, 12, 31))
        sent.append(tick())
        time_machine.shift(HOUR)
    assert sent == [1, 1, 0, 0]

    time_machine.move_to(next_monday_at(6, 59), tick=False)
    assert tick() == 0
    time_machine.move_to(next_monday_at(7), tick=False)
    assert tick() == 1
    assert mail.outbox[-1].subject == "2 new assignments for you"


def test_the_database_refuses_a_number_twice_and_an_eighth_message(professional):
    week = datetime.date(2026, 11, 23)
    AlertMessage.objects.create(user=professional, week=week, number=1)

    for number in (1, 8):
        with pytest.raises(IntegrityError), transaction.atomic():
            AlertMessage.objects.create(user=professional, week=week, number=number)
