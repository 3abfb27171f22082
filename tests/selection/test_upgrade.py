"""An installation from before `selection` keeps its offers and recommendations, and has them when it goes back."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests import databases

TODAY = [
    [["offered", "2026-11-20", 2, False], ["accepted", "2026-11-20", 30, True]],
    [["submitted", True, "Calm and exact."]],
]
BEFORE = [
    [["offered", "2026-11-20", False], ["accepted", "2026-11-20", True], ["submitted", "None", False]],
    [[True, "Calm and exact."]],
]


@pytest.fixture
def database(tmp_path) -> str:
    """The address of a migrated one that this test may take back in time, of the kind that the suite runs on."""
    if connection.vendor == "postgresql":
        return databases.copy_of_postgresql(os.environ["DATABASE_URL"], "test_upgrade_of_selection")
    databases.copy_of_sqlite(tmp_path / "older.sqlite3")
    return f"sqlite:///{tmp_path / 'older.sqlite3'}"


@pytest.mark.whole  # every migration is gone back and forward
@pytest.mark.django_db  # so that it runs on either: it asks for no rows of this database
def test_offers_and_recommendations_survive_the_upgrade_and_the_way_back(database):
    done = subprocess.run(
        [sys.executable, "-m", "tests.selection.upgrade"],
        cwd=databases.ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1]) == [TODAY, BEFORE]
