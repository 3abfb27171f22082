"""An installation that is older than the app of conferences keeps everything that it knows about its own."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests import databases

FOUND = {
    "types": [["conferences", "conferenceindexpage"], ["conferences", "conferencepage"]],
    "permissions": 8,
    "page": ["conferences.models.conferences", "First conference", "Dar es Salaam"],
    "revisions": ["An older title", "First conference"],
    "log": ["An older title", "First conference"],
    "references": ["Conferences | conference"],
    "source": True,
    "target": "kwanza",
    "translated": [1, 1],
    "out of date": False,
    "in review": "Moderators approval",
    "status": [200, 200],
}


def upgraded(url: str) -> dict:
    """What is found in the database of `url` after going back and upgrading."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.conferences.upgrade"],
        cwd=databases.ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def database(tmp_path) -> str:
    """The address of a migrated one that this test may take back in time, of the kind that the suite runs on."""
    if connection.vendor == "postgresql":
        return databases.copy_of_postgresql(os.environ["DATABASE_URL"], "test_upgrade_of_conferences")
    databases.copy_of_sqlite(tmp_path / "older.sqlite3")
    return f"sqlite:///{tmp_path / 'older.sqlite3'}"


@pytest.mark.django_db  # so that it runs on either: it asks for no rows of this database
def test_history_and_translations_of_conferences_survive_the_upgrade(database):
    assert upgraded(database) == FOUND
