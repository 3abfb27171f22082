"""The timetable: which work runs how often, and in which order."""

import datetime
from threading import Event

import pytest
from django.utils import timezone

from casework.clock import Phase, Timetable, timetable
from diaspora.models import Notice
from portal.worker.clock import run
from tests.factories.matching import ApplicationFactory


def test_a_later_phase_runs_later_however_early_it_was_registered():
    table, ran = Timetable(), []
    for phase in (Phase.INDEX, Phase.MOVE, Phase.WRITE):
        table.every_tick(phase)(lambda phase=phase: ran.append(phase))

    run(table.each_tick)

    assert ran == [Phase.MOVE, Phase.WRITE, Phase.INDEX]


def test_each_rhythm_has_its_own_functions():
    table = Timetable()

    @table.mails()
    def letter(): ...

    @table.mails(is_awaited=True)
    def awaited(): ...

    @table.every_tick(Phase.MOVE)
    def due(): ...

    @table.hourly
    def slow(): ...

    assert (table.mail, table.each_tick, table.each_hour) == ([awaited, letter], [due], [slow])


def test_the_apps_register_what_they_do_by_themselves():
    def names(works):
        return {f"{work.__module__}.{work.__name__}" for work in works}

    assert {"skills_match.tasks.close_due_assignments", "home.tasks.publish_scheduled_pages"} <= names(
        timetable.each_tick
    )
    assert "diaspora.tasks.send_written_emails" in names(timetable.mail)
    assert "diaspora.tasks.keep_profiles_fresh" in names(timetable.each_hour)


def test_nothing_is_registered_twice():
    works = [*timetable.mail, *timetable.each_tick, *timetable.each_hour]

    assert len(works) == len(set(works))


def test_a_worker_that_was_told_to_stop_begins_no_further_work():
    stopping, ran = Event(), []

    def told() -> None:
        ran.append("first")
        stopping.set()

    assert run([told, lambda: ran.append("second")], stopping=stopping) == 0
    assert ran == ["first"]


@pytest.mark.django_db
def test_what_a_tick_moves_is_told_at_once(mailoutbox):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    offer = ApplicationFactory(state="offered", offer_answer_by=yesterday)

    assert run([*timetable.each_tick, *timetable.mail]) == 0

    offer.refresh_from_db()
    assert offer.state == "offer_expired"
    assert Notice.objects.filter(user=offer.profile.user).exclude(emailed_at=None).exists()
    assert offer.profile.user.email in [address for mail in mailoutbox for address in mail.to]
