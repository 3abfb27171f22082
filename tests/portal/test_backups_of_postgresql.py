"""What only PostgreSQL can show of a backup: others at work, its schema, and a program that loses its other end."""

import os
import subprocess
import sys
import time

import pytest
from django.core.management.base import CommandError
from django.db import connection

from diaspora.models import User
from tests.factories.people import UserFactory

from .test_backups import backup, places, restore

__all__ = ["places"]  # the folders of each test

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_nobody_else_may_be_at_work(places):
    made = backup()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT 1")

    with pytest.raises(CommandError, match="Stop web server and worker"):
        restore(made)
    other.close()


def programs_at_work() -> list[str]:
    """What psql is doing in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'psql'"
        )
        return [query for (query,) in cursor.fetchall()]


def test_a_restore_that_is_killed_while_it_loads_changes_nothing(places):
    """psql then sees the end of its input in the middle of what it does."""
    UserFactory(first_name="Asha")
    made = backup()
    User.objects.update(first_name="Now")
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    environment = {
        **os.environ,
        "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
    }
    command = [sys.executable, "-u", "manage.py", "restore", str(made), "--replace", "--without-erasures"]
    connection.close()

    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert any(line.startswith("Database") for line in process.stdout)
        while not any(query.startswith("CREATE TABLE") for query in programs_at_work()):
            assert process.poll() is None, "It was over before it could be killed"
        process.kill()
    while programs_at_work():
        time.sleep(0.05)

    assert User.objects.get().first_name == "Now"


def test_what_was_restored_is_backed_up_and_restored_again():
    """PostgreSQL knows its schema `public` from the beginning; after a restore it is one that we made."""
    UserFactory(first_name="Asha")
    restore(backup())
    with connection.cursor() as cursor:  # what a process that was killed would leave
        cursor.execute("CREATE SCHEMA restored; CREATE TABLE restored.half (id int)")
    made = backup()
    User.objects.update(first_name="Now")
    restore(made)

    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'restored%'")
        assert cursor.fetchall() == []
    assert User.objects.get().first_name == "Asha"
