"""Making a backup: the database of one moment first, then the files that were there then."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from casework.erasures.outside import begin_list
from diaspora.models import SignOfLife

from . import contents, postgresql, sqlite
from .archive import DATABASE, ArchiveWriter, Manifest
from .sealed import SHORTEST_KEY

PREFIX, PLAIN, SEALED = "portal-", ".tar", ".tar.sealed"
UNFINISHED = ".unfinished-"
#: Seconds after which nobody is still at work on an unfinished one.
OLD = 24 * 3600

Say = Callable[[str], None]


class CannotBackUp(Exception):
    """A backup cannot be made like this; the text says what to change."""


def make_backup(*, keep: int | None = None, say: Say = lambda _line: None) -> Path:
    """Write one into BACKUP_DIR and return its place. With `keep`, older ones go so that so many are left.

    The file appears under its name when it is whole and on the disk. The manifest lists the files that rows name and
    that are not in it: those that were deleted while the backup was made, and those that were lost before, of which
    `say` tells. Raises CannotBackUp, and what the programs of PostgreSQL say.
    """
    folder = _folder()
    key = _key()
    begin_list()
    now = timezone.localtime()
    target = folder / f"{PREFIX}{now:%Y%m%d-%H%M%S}{SEALED if key else PLAIN}"
    _forget_unfinished(folder)
    handle, unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            manifest = _write(ArchiveWriter(file, key=key), made_at=now.isoformat(), say=say)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
        _fsync(folder)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    SignOfLife.objects.note("backup")
    if lost := sorted(contents.named_files().intersection(manifest.missing)):
        say(f"{len(lost)} files that rows name are lost: {', '.join(lost[:5])}")
    for older in backups(folder)[keep:] if keep else []:
        older.unlink()
        say(f"Deleted {older.name}")
    return target


def backups(folder: Path) -> list[Path]:
    """The finished ones, newest first."""
    found = [path for path in folder.glob(f"{PREFIX}*") if path.name.endswith((PLAIN, SEALED))]
    return sorted(found, key=lambda path: path.name, reverse=True)


def _forget_unfinished(folder: Path) -> None:
    """What is left of a process that was killed would fill the disk."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if path.stat().st_mtime < time.time() - OLD:
            path.unlink(missing_ok=True)


def _write(writer: ArchiveWriter, *, made_at: str, say: Say) -> Manifest:
    say("Database")
    with _database() as stream:
        writer.add_stream(DATABASE, stream)
        manifest = Manifest(
            made_at=made_at,
            vendor=connection.vendor,
            server=_server(),
            migrations=contents.migrations(),
            counts=contents.counts(),
        )
        named = contents.named_files()
    say("Files")
    for name, place in contents.files():
        try:
            with place.open("rb") as file:
                writer.add(name, file, size=os.fstat(file.fileno()).st_size)
        except FileNotFoundError:
            continue  # deleted since the folder was read
    manifest.missing = sorted(named - writer.members.keys())
    writer.finish(manifest)
    return manifest


@contextmanager
def _database() -> Iterator[IO[bytes]]:
    """The bytes of the database. In the block, rows are read as they were at that very moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with postgresql.snapshot() as moment, postgresql.dump(of=moment) as stream:
                yield stream
        else:
            with sqlite.copy() as place, place.open("rb") as stream:
                yield stream


def _server() -> str:
    if connection.vendor == "postgresql":
        return str(postgresql.server_version())
    return sqlite3.sqlite_version


def _folder() -> Path:
    folder = Path(settings.BACKUP_DIR)
    for name, root in contents.folders().items():
        if folder.resolve().is_relative_to(root.resolve()):
            raise CannotBackUp(
                f"BACKUP_DIR lies in the folder of {name} files, which would hold all backups ever made."
            )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _key() -> str:
    key = settings.BACKUP_KEY
    if key and len(key) < SHORTEST_KEY:
        raise CannotBackUp(f"BACKUP_KEY is short: {SHORTEST_KEY} characters at least, and not to be guessed.")
    return key


def _fsync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
