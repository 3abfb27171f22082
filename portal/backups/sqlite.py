"""SQLite by its own way to copy a database while it is in use."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.db import connection


class Damaged(Exception):
    """What came out of the backup is no sound SQLite database."""


@contextmanager
def copy() -> Iterator[Path]:
    """A copy of the database as it is now, which goes at the end of the block."""
    with tempfile.TemporaryDirectory(prefix="portal-backup-") as folder:
        place = Path(folder) / "copy.sqlite3"
        # Over a connection of its own: one that has begun a transaction waits for itself.
        name = str(connection.settings_dict["NAME"])
        with (
            closing(sqlite3.connect(name, uri=name.startswith("file:"))) as source,
            closing(sqlite3.connect(place)) as target,
        ):
            source.backup(target)
        yield place


def restore(parts: Iterable[BinaryIO]) -> None:
    """Put the copy in the place of everything in the database, at once. Raises Damaged before anything is changed."""
    with tempfile.TemporaryDirectory(prefix="portal-restore-") as folder:
        place = Path(folder) / "copy.sqlite3"
        with place.open("wb") as file:
            for part in parts:
                shutil.copyfileobj(part, file)
        with closing(sqlite3.connect(place)) as source:
            try:
                found = source.execute("PRAGMA integrity_check").fetchone()[0]
            except sqlite3.DatabaseError as error:
                found = str(error)
            if found != "ok":
                raise Damaged(found)
            connection.ensure_connection()
            source.backup(connection.connection)
