"""`/health/`: a word for everybody, each part for those who may know."""

import datetime

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from casework.models import Erasure
from diaspora.models import Notice, SignOfLife
from diaspora.notices.notify import notify
from portal.worker import clock
from portal.worker.loops import Mail
from skills_match.models import MatchIndex
from tests.conftest import sign_in
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def is_new(db):
    """The portal was installed a moment ago, however old the database is that tests are copied from."""
    MigrationRecorder.Migration.objects.update(applied=timezone.now())


def known(client, **headers) -> dict | str:
    answer = client.get("/health/", headers=headers)
    return answer.json() if answer["Content-Type"] == "application/json" else answer.text


def test_visitors_members_and_machines_without_the_secret_read_one_word(client, settings, professional, manager):
    settings.HEALTH_TOKEN = "long-and-secret"

    assert known(client) == "ok"
    assert known(sign_in(professional)) == "ok"
    assert known(sign_in(manager)) == "ok"


@pytest.mark.parametrize(("secret", "shown"), [("long-and-secret", "wrong"), ("long-and-secret", ""), ("", "")])
def test_a_machine_with_a_wrong_secret_is_refused_and_reads_nothing(client, settings, secret, shown):
    settings.HEALTH_TOKEN = secret

    answer = client.get("/health/", headers={"authorization": f"Bearer {shown}"})

    assert (answer.status_code, answer.text) == (403, "This is not HEALTH_TOKEN.")


def test_the_office_and_a_machine_with_the_secret_read_each_part(client, settings, officer):
    settings.HEALTH_TOKEN = "long-and-secret"
    clock.tick()
    Mail().round()

    for told in (known(sign_in(officer)), known(client, authorization="Bearer long-and-secret")):
        assert {name: part["well"] for name, part in told.items() if name != "well"} == dict.fromkeys(
            ("database", "worker", "mail", "search_server", "cache", "backup"), True
        )
        assert told["well"] is True


def test_a_worker_that_stopped_is_unwell(officer):
    client = sign_in(officer)
    never = client.get("/health/")
    clock.tick()
    SignOfLife.objects.update(noted_at=timezone.now() - datetime.timedelta(minutes=5))

    stopped = client.get("/health/")

    assert (never.status_code, never.json()["worker"]) == (503, {"well": False, "seconds_since_last_round": None})
    assert (stopped.status_code, stopped.json()["worker"]) == (503, {"well": False, "seconds_since_last_round": 300})


def test_the_log_hears_of_a_part_that_is_unwell_once_and_of_its_recovery(officer, caplog):
    client = sign_in(officer)
    caplog.set_level("INFO", logger="portal.health")

    for _probe in range(3):
        assert client.get("/health/").status_code == 503
    clock.tick()
    Mail().round()
    for _probe in range(2):
        assert client.get("/health/").status_code == 200

    said = [(record.levelname, record.getMessage()) for record in caplog.records if record.name != "portal.requests"]
    assert said == [("ERROR", "Not well: mail, worker"), ("INFO", "Every part is well again")]


def test_mail_is_unwell_while_nobody_sends_it(officer):
    Mail().round()
    SignOfLife.objects.filter(name="mail").update(noted_at=timezone.now() - datetime.timedelta(minutes=5))

    mail = known(sign_in(officer))["mail"]

    assert (mail["well"], mail["seconds_since_last_round"]) == (False, 300)


def test_a_portal_that_never_made_a_backup_is_unwell_from_the_second_day_on(officer):
    client = sign_in(officer)
    at_first = known(client)["backup"]["well"]
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - datetime.timedelta(hours=40))

    afterwards = known(client)["backup"]["well"]
    call_command("backup", elsewhere=True)

    assert (at_first, afterwards, known(client)["backup"]["well"]) == (True, False, True)


def test_a_backup_of_the_night_before_last_is_unwell(officer):
    SignOfLife.objects.note("backup")
    client = sign_in(officer)
    fresh = known(client)["backup"]
    SignOfLife.objects.filter(name="backup").update(noted_at=timezone.now() - datetime.timedelta(hours=40))

    assert (fresh["well"], known(client)["backup"]) == (
        True,
        {"well": False, "hours_since_last": 40, "erasures_not_listed": 0},
    )


def test_an_erasure_that_gets_into_no_list_is_unwell(officer):
    erasure = Erasure.objects.create(kind="account", key="1:x")
    client = sign_in(officer)
    fresh = known(client)["backup"]
    Erasure.objects.filter(pk=erasure.pk).update(erased_at=timezone.now() - datetime.timedelta(minutes=20))

    assert (fresh["well"], fresh["erasures_not_listed"], known(client)["backup"]["well"]) == (True, 1, False)


def test_mail_that_waits_and_mail_that_fails_are_counted(officer):
    notices = [notify(user=UserFactory(), kind="account_suspended", values={"reason": "x"}, path="/") for _ in range(3)]
    hour_ago = timezone.now() - datetime.timedelta(hours=1)
    Notice.objects.filter(pk=notices[0].pk).update(email_due_at=hour_ago, email_error="refused")

    mail = known(sign_in(officer))["mail"]

    assert (mail["well"], mail["waiting"], mail["failing"]) == (False, 3, 1)
    assert 3590 < mail["oldest_seconds"] < 3610


def test_an_index_that_is_late_or_missing_is_told(officer, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    index = MatchIndex.objects.create(kind="profile", name="people-1", state="live", drained_at=timezone.now())
    MatchIndex.objects.filter(pk=index.pk).update(drained_at=timezone.now() - datetime.timedelta(hours=1))

    indexes = known(sign_in(officer))["search_server"]["indexes"]

    assert {kind: index["well"] for kind, index in indexes.items()} == dict.fromkeys(indexes, False)
    assert sorted(index.get("seconds_behind", 0) // 60 for index in indexes.values()) == [0, 60]
