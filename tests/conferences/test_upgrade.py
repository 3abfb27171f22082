"""An installation that is older than the app of conferences keeps everything that it knows about its own."""

import json
import os
import subprocess
import sys

import pytest

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


def test_history_and_translations_of_conferences_survive_the_upgrade(tmp_path):
    databases.copy_of_sqlite(tmp_path / "older.sqlite3")

    assert upgraded(f"sqlite:///{tmp_path / 'older.sqlite3'}") == FOUND


@pytest.mark.postgresql
def test_they_survive_it_on_postgresql_too():
    assert upgraded(databases.copy_of_postgresql(os.environ["DATABASE_URL"], "test_upgrade_of_conferences")) == FOUND
