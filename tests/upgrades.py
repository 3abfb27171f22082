"""A database that is taken back in time and upgraded again, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connection

from . import databases


def migrated_copy(folder: Path, *, name: str) -> str:
    """The address of a migrated database that a test may take back in time, of the kind that the suite runs on."""
    if connection.vendor == "postgresql":
        return databases.copy_of_postgresql(os.environ["DATABASE_URL"], f"test_{name}")
    databases.copy_of_sqlite(folder / "older.sqlite3")
    return f"sqlite:///{folder / 'older.sqlite3'}"


def upgraded(url: str, *, by: str) -> Any:
    """What the module `by` finds in the database of `url` after going back and upgrading; it prints it as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", by],
        cwd=databases.ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])
