"""A page waits for the database for a while: for a statement, for a lock, and for a server that says nothing at all."""

import os
import signal
from contextlib import closing

import psycopg
import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections
from django.db.backends.signals import connection_created
from psycopg import errors

from portal.database.away import is_database_away
from portal.database.patience import is_database_too_slow, wait_with_patience

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(settings):
    """Makes connections of a web process."""
    settings.DATABASE_SECONDS = 1
    wait_with_patience()
    made = []
    yield lambda: made.append(connections.create_connection(DEFAULT_DB_ALIAS)) or made[-1]
    for each in made:
        each.close()
    connection_created.disconnect(dispatch_uid="patience")


def ask(connection, statement: str):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


@pytest.mark.postgresql
def test_a_statement_that_takes_too_long_is_given_up(make):
    with pytest.raises(OperationalError) as raised:
        ask(make(), "SELECT pg_sleep(20)")

    assert is_database_too_slow(raised.value)


@pytest.mark.postgresql
def test_a_lock_that_somebody_else_holds_is_given_up(make):
    first, second = make(), make()
    ask(first, "SELECT pg_advisory_lock(7)")

    with pytest.raises(OperationalError) as raised:
        ask(second, "SELECT pg_advisory_lock(7)")

    assert is_database_too_slow(raised.value)


@pytest.mark.postgresql
def test_a_server_that_says_nothing_counts_as_away_and_the_next_page_gets_another_connection(make):
    hanging = make()
    process = ask(hanging, "SELECT pg_backend_pid()")
    os.kill(process, signal.SIGSTOP)
    try:
        with pytest.raises(OperationalError) as raised:
            ask(hanging, "SELECT 1")
    finally:
        os.kill(process, signal.SIGCONT)

    assert is_database_away(raised.value)
    hanging.close_if_unusable_or_obsolete()
    assert ask(hanging, "SELECT 1") == 1


@pytest.mark.postgresql
def test_the_worker_waits_as_long_as_it_takes():
    with closing(connections.create_connection(DEFAULT_DB_ALIAS)) as of_worker:
        assert ask(of_worker, "SHOW statement_timeout") == "0"


@pytest.mark.parametrize("cause", [errors.QueryCanceled(), errors.LockNotAvailable()], ids=["statement", "lock"])
def test_a_page_that_cannot_be_answered_in_time_says_what_to_do(client, cause, caplog):
    def is_too_slow(*_):
        raise OperationalError("canceling statement due to statement timeout") from cause

    client.raise_request_exception = False
    with connection.execute_wrapper(is_too_slow):
        answer = client.get("/en/assignments/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "reload it" in answer.text
    assert [(record.message, bool(record.exc_info)) for record in caplog.records if record.levelname == "ERROR"] == [
        ("The database took too long", True)
    ]


def test_other_errors_are_no_slowness():
    assert not is_database_too_slow(psycopg.OperationalError("connection refused"))
    assert not is_database_too_slow(None)
