"""A worker that dies, is late or has a bad row: each message goes out once, and nobody waits for another."""

import pytest
from django.core import mail
from django.utils import timezone

from casework.letters import sending
from skills_match import tasks
from skills_match.alerts import messages
from skills_match.models import AlertMessage

from .conftest import tick

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


class Killed(BaseException):
    """The worker dies here, as by kill -9: nothing that follows is run."""


@pytest.mark.parametrize("step", ["finding", "gathering", "before_sending"])
def test_a_worker_killed_at_any_step_neither_loses_nor_doubles(nurse_of, publish, time_machine, monkeypatch, step):
    nurse_of("at_once")
    publish()
    with monkeypatch.context() as patch:
        if step == "finding":
            patch.setattr("skills_match.alerts.finding.bands_of_people", die)
        elif step == "gathering":
            patch.setattr("skills_match.alerts.messages.still_new", die)
        else:
            patch.setattr("casework.letters.sending._send", die)
        with pytest.raises(Killed):
            tick()

    time_machine.shift(sending.LEASE)
    assert [tick(), tick()] == [1, 0]
    assert AlertMessage.objects.count() == 1


def die(*args, **kwargs):
    raise Killed


def test_killed_between_sending_and_writing_it_down_the_copy_has_the_same_message_id(
    nurse_of, publish, time_machine, monkeypatch
):
    nurse_of("at_once")
    publish()
    tick()
    AlertMessage.objects.update(emailed_at=None, email_due_at=timezone.now())

    tick()

    assert len({email.message()["Message-ID"] for email in mail.outbox}) == 1


def test_two_workers_gather_once(nurse_of, publish):
    nurse = nurse_of("at_once")
    publish()
    tasks.find_alerts()

    made = [messages._gather([nurse.user_id], timezone.now()) for _worker in range(2)]

    assert made == [1, 0]
    assert AlertMessage.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_messages_of_a_batch_cost_the_same_and_each_mail_three_statements(
    nurse_of, publish, count, django_assert_num_queries
):
    for _number in range(count):
        nurse_of("at_once")
    publish(), publish()
    tasks.find_alerts()

    with django_assert_num_queries(24):
        messages.gather_messages()
    with django_assert_num_queries(17 + 3 * count):
        tasks.send_alerts()

    assert len(mail.outbox) == count
    assert {email.body.count("/en/assignments/") for email in mail.outbox} == {2}


@pytest.mark.parametrize("step", ["gathering", "sending"])
def test_one_persons_bad_rows_do_not_keep_the_others_from_hearing(nurse_of, publish, monkeypatch, time_machine, step):
    bad, good = nurse_of("at_once"), nurse_of("at_once")
    publish()
    tasks.find_alerts()
    still_new = messages.still_new
    module = "messages" if step == "gathering" else "emails"

    def fail_for_one(alerts):
        alerts = list(alerts)
        if bad.user_id in {alert.user_id for alert in alerts}:
            raise RuntimeError("bad row")
        return still_new(alerts)

    with monkeypatch.context() as patch:
        patch.setattr(f"skills_match.alerts.{module}.still_new", fail_for_one)
        tick()
    assert [email.to for email in mail.outbox] == [[good.user.email]]
    assert tick() == 0
    time_machine.move_to(timezone.now() + max(messages.PUT_OFF, *sending.WAITS[:1]))

    assert tick() == 1
    assert mail.outbox[-1].to == [bad.user.email]


def test_a_worker_killed_in_the_middle_of_a_batch_sends_the_rest_later_and_nothing_twice(
    nurse_of, publish, time_machine, monkeypatch
):
    people = [nurse_of("at_once").user.email for _number in range(3)]
    publish()
    send = sending._send

    def send_one(*values):
        if mail.outbox:
            raise Killed
        return send(*values)

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_send", send_one)
        with pytest.raises(Killed):
            tick()
    assert len(mail.outbox) == 1

    assert tick() == 1
    time_machine.shift(sending.LEASE)
    assert [tick(), tick()] == [1, 0]
    assert sorted(email.to[0] for email in mail.outbox) == sorted(people)


def test_very_many_mails_let_others_have_their_turn(nurse_of, publish, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    monkeypatch.setattr(sending, "TURN", 0)
    for _number in range(7):
        nurse_of("at_once")
    publish()

    assert [tick(), tick(), tick()] == [1, 1, 1]
    monkeypatch.undo()
    assert tick() == 4


def test_whoever_is_over_the_budget_does_not_hold_up_the_next_batch(nurse_of, publish, monkeypatch):
    monkeypatch.setattr(messages, "BATCH", 1)
    for a_week in (1, 2, 1, 2):
        nurse_of("at_once", a_week=a_week)

    sent = []
    for _number in range(3):
        publish()
        sent.append(tick())

    assert sent == [4, 2, 0]
