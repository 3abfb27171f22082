"""Bringing a backup back: all of it is looked at, then come the database, the files, and what was erased since."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader

from casework import erasures

from . import contents, postgresql, sqlite
from .archive import DATABASE, MANIFEST, Manifest, Unusable, checked, members

Say = Callable[[str], None]


class NotRestored(Exception):
    """The backup is not restored like this, and nothing was changed; the text says what to do."""


@dataclass(frozen=True)
class Restored:
    """What came of it: how many accounts and other things were erased again, and which files rows name in vain."""

    manifest: Manifest
    erased_again: int
    missing: list[str]


def restore_backup(
    *, path: Path, replace: bool = False, without_erasures: bool = False, say: Say = lambda _line: None
) -> Restored:
    """Put the backup at `path` in the place of what is here. Only with `replace` when something is.

    In this order: read all of it and compare it with its manifest; ask whether it fits this version, whether anything
    is here and whether anybody is at work; bring what this database has erased into the list outside; the database, in
    one transaction; migrations that the backup lacks; sessions end; the files; what the list names is erased again.
    Cut off at any point, it can be repeated. Raises NotRestored or Unusable before anything is changed.
    """
    say("Checking the backup")
    manifest = checked(path, key=settings.BACKUP_KEY)
    _ask(manifest, replace=replace, without_erasures=without_erasures)
    say("Database")
    with _database_of(path) as parts:
        (postgresql if manifest.vendor == "postgresql" else sqlite).restore(parts)
    connections.close_all()
    call_command("migrate", "--noinput", "-v", "0")
    _end_sessions()
    say("Files")
    _restore_files(path, manifest)
    say("Erasing again what was erased since")
    erased = 0 if without_erasures else erasures.erase_again()
    cache.clear()
    kept = contents.named_files()
    there = {name for name, _place in contents.files()}
    return Restored(manifest, erased, sorted(kept - there))


def _ask(manifest: Manifest, *, replace: bool, without_erasures: bool) -> None:
    if manifest.vendor != connection.vendor:
        raise NotRestored(f"This is a backup of {manifest.vendor}; DATABASE_URL names a {connection.vendor} database.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        raise NotRestored(
            f"Another version of the portal made this backup: {newer[-1]} is unknown here. Restore it with "
            "that version, then update."
        )
    if connection.vendor == "postgresql":
        for name in ("pg_restore", "psql"):
            postgresql.program(name)
        if others := postgresql.other_connections():
            raise NotRestored(f"{others} others use the database. Stop web server and worker, then restore.")
    is_empty = "django_migrations" not in connection.introspection.table_names()
    if not is_empty and not replace:
        raise NotRestored("There is a portal in this database. To put the backup in its place: --replace")
    if without_erasures:
        return
    if not is_empty and "casework_erasure" in connection.introspection.table_names():
        erasures.list_erasures()
    try:
        list(erasures.entries())
    except FileNotFoundError:
        raise NotRestored(
            f"There is no list of erasures at {settings.ERASURES_FILE}: who left since this backup was made would be "
            "back. Put the list there, or say --without-erasures when there is none any more."
        ) from None
    except erasures.ListUnreadable as error:
        raise NotRestored(str(error)) from error


@contextmanager
def _database_of(path: Path) -> Iterator[Iterator[BinaryIO]]:
    with members(path, key=settings.BACKUP_KEY) as each:
        yield (content for name, content in each if name.startswith(f"{DATABASE}/"))


def _end_sessions() -> None:
    """Whoever signed out, or was signed out, since the backup would be signed in again."""
    with transaction.atomic():
        UserSession.objects.all().delete()
        Session.objects.all().delete()


def _restore_files(path: Path, manifest: Manifest) -> None:
    """Each file appears under its name when it is whole; what the backup does not hold goes at the end."""
    roots = contents.folders()
    for name, root in roots.items():
        root.mkdir(parents=True, exist_ok=True, mode=0o700 if name == contents.PRIVATE else 0o755)
    with members(path, key=settings.BACKUP_KEY) as each:
        for name, content in each:
            folder, _slash, rest = name.partition("/")
            if folder in roots and name != MANIFEST:
                _put(content, roots[folder] / rest, is_private=folder == contents.PRIVATE)
    for name, place in list(contents.files()):
        if name not in manifest.members:
            place.unlink()


def _put(content: BinaryIO, target: Path, *, is_private: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if is_private else 0o755)
    handle, unfinished = tempfile.mkstemp(prefix=".restoring-", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(content, file)
        os.fchmod(file.fileno(), 0o600 if is_private else 0o644)
    os.replace(unfinished, target)


__all__ = ["NotRestored", "Restored", "Unusable", "restore_backup"]
