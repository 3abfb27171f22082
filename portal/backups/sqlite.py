"""SQLite by its own way to copy a database while it is in use."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.db import connection
from django.db.backends.sqlite3._functions import register


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


@contextmanager
def aside(parts: Iterable[BinaryIO]) -> Iterator[Callable[[], None]]:
    """In the block our connection leads to a copy of what the backup holds.

    What is yielded puts it in the place of everything in the database, at once. Raises Damaged.
    """
    known = str(connection.settings_dict["NAME"])
    with tempfile.TemporaryDirectory(prefix="portal-restore-") as folder:
        place = Path(folder) / "copy.sqlite3"
        with place.open("wb") as file:
            for part in parts:
                shutil.copyfileobj(part, file)
        _look_at(place)
        connection.close()
        connection.settings_dict["NAME"] = str(place)
        try:
            yield lambda: _take_the_place(place, known)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = known


def _look_at(place: Path) -> None:
    with closing(sqlite3.connect(place)) as copied:
        # Constraints may use what Django adds to SQLite, such as the day of a date.
        register(copied)
        try:
            found = copied.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            found = str(error)
    if found != "ok":
        raise Damaged(found)


def _take_the_place(place: Path, known: str) -> None:
    with (
        closing(sqlite3.connect(place)) as source,
        closing(sqlite3.connect(known, uri=known.startswith("file:"))) as target,
    ):
        source.backup(target)
