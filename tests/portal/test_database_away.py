"""While the database is away there is a page that says so, and a line in the log that does."""

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, connection
from psycopg import errors

from portal.database.away import is_database_away
from portal.worker import clock
from tests.conftest import sign_in


def said(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (said(OperationalError(), psycopg.OperationalError("connection refused")), True),
        (said(OperationalError(), errors.AdminShutdown()), True),
        (said(OperationalError(), errors.CannotConnectNow()), True),
        (said(OperationalError(), errors.TooManyConnections()), True),
        (said(InterfaceError(), psycopg.InterfaceError("the connection is closed")), True),
        (said(ValueError(), said(OperationalError(), errors.AdminShutdown())), True),
        (said(OperationalError(), errors.DeadlockDetected()), False),
        (said(OperationalError(), errors.DiskFull()), False),
        (said(OperationalError(), errors.QueryCanceled()), False),
        (OperationalError("database is locked"), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_only_a_lost_connection_counts_as_away(error, away):
    assert is_database_away(error) is away


def is_away(*_, **__):
    raise said(OperationalError("server closed the connection"), errors.AdminShutdown())


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/sw/assignments/", "/en/my/", "/admin/", "/en/accounts/login/", "/health/"])
def test_every_page_says_so_in_both_languages(professional, path, caplog):
    client = sign_in(professional)
    client.raise_request_exception = False

    with connection.execute_wrapper(is_away):
        answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
    assert "<h1>The portal is away for a moment</h1>" in answer.text
    assert "<h2>Tovuti haipatikani kwa muda</h2>" in answer.text
    assert {(record.message, record.exc_info) for record in caplog.records if record.levelname == "ERROR"} == {
        ("The database is away", None)
    }


@pytest.mark.django_db
def test_other_errors_are_what_they_were(professional, settings):
    client = sign_in(professional)
    client.raise_request_exception = False

    def deadlock(*_, **__):
        raise said(OperationalError(), errors.DeadlockDetected())

    with connection.execute_wrapper(deadlock):
        answer = client.get("/en/my/")

    assert answer.status_code == 500


def test_the_clock_tries_no_other_work_when_the_database_is_away(monkeypatch):
    """Each would fail the same way, with a line of its own."""
    tried = []

    def work():
        tried.append(1)
        is_away()

    with pytest.raises(OperationalError):
        clock.run([work, work, work])

    assert tried == [1]
