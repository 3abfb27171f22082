"""Bringing a backup back: it is made ready aside of what is here, and takes its place at the very end."""

import datetime
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
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from casework.erasures import outside, recording
from diaspora.privacy.retention import forget_what_is_past

from . import contents, postgresql, sqlite
from .archive import DATABASE, Manifest, checked, members
from .waiting_files import put_in_place, remove_others, waiting_files

Say = Callable[[str], None]


class NotRestored(Exception):
    """The backup is not restored like this, and nothing was changed; the text says what to do."""


@dataclass(frozen=True)
class Restored:
    """What came of it: how many accounts and other things were erased again, and which files rows name in vain."""

    manifest: Manifest
    files: int
    erased_again: int
    missing: list[str]


def restore_backup(
    *, path: Path, replace: bool = False, without_erasures: bool = False, say: Say = lambda _line: None
) -> Restored:
    """Put the backup at `path` in the place of what is here. Only with `replace` when something is.

    In this order: read all of it and compare it with its manifest; ask whether it fits this version, whether anything
    is here and whether anybody is at work; bring what this database has erased into the list outside. Then, aside of
    what is here: files, database, migrations that it lacks; sessions end; what the list names is erased again, and
    what is past its time goes. At last the files move into their places, and the database takes its own in one
    transaction. Whatever fails before that, or cuts it off, leaves everything as it was. Raises NotRestored, Unusable,
    and what the database says.
    """
    say("Checking the backup")
    manifest = checked(path, key=settings.BACKUP_KEY)
    _ask(manifest, replace=replace, without_erasures=without_erasures)
    say("Files")
    with waiting_files(path, key=settings.BACKUP_KEY) as names:
        say("Database")
        with _database_of(path, manifest) as take_the_place:
            call_command("migrate", "--noinput", "-v", "0")
            _end_sessions()
            say("Erasing again what was erased since")
            named = contents.named_files()
            erased = _erase_again(without_erasures=without_erasures)
            # What is past its time since the backup was made, such as passports of an event, is not back for an hour.
            forget_what_is_past()
            gone = named - contents.named_files()
            kept = [name for name in names if name not in gone]
            say("Putting it in the place of what is here")
            put_in_place(kept)
            take_the_place()
    remove_others(set(kept))
    cache.clear()
    there = {name for name, _place in contents.files()}
    return Restored(manifest, len(kept), erased, sorted(contents.named_files() - there))


def _ask(manifest: Manifest, *, replace: bool, without_erasures: bool) -> None:
    if manifest.vendor != connection.vendor:
        raise NotRestored(f"This is a backup of {manifest.vendor}; DATABASE_URL names a {connection.vendor} database.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        raise NotRestored(
            f"Another version of the portal made this backup: {newer[-1]} is unknown here. Restore it with "
            "that version, then update."
        )
    if connection.vendor == "postgresql" and (others := postgresql.other_connections()):
        raise NotRestored(f"{others} others use the database. Stop web server and worker, then restore.")
    tables = connection.introspection.table_names()
    if not replace and tables:
        raise NotRestored("The database is not empty. To put the backup in the place of all that is in it: --replace")
    if not replace and (name := next((name for name, _place in contents.files()), None)):
        raise NotRestored(f"There are files already, {name} for one. To put the backup in their place: --replace")
    if "casework_erasure" in tables:
        recording.list_erasures()
        if waiting := recording.waiting():
            raise NotRestored(f"{waiting} erasures of this database cannot be written into {settings.ERASURES_FILE}.")
    _ask_the_list(datetime.datetime.fromisoformat(manifest.made_at), may_lack=without_erasures)


def _ask_the_list(made_at: datetime.datetime, *, may_lack: bool) -> None:
    """Whether it has all that was erased since, unless it may lack something."""
    advice = (
        "Who left since this backup was made would be back. Put the list, or a newer copy of it, there; "
        "or say --without-erasures when there is none any more."
    )
    try:
        recording.known_entries()
        since = outside.read_list().since
    except FileNotFoundError:
        if may_lack:
            return
        raise NotRestored(f"There is no list of erasures at {settings.ERASURES_FILE}. {advice}") from None
    except (outside.ListUnreadable, recording.KindUnknown) as error:
        raise NotRestored(str(error)) from error
    if since > made_at and not may_lack:
        raise NotRestored(f"The list of erasures begins on {since:%Y-%m-%d at %H:%M}, after this backup. {advice}")


def _erase_again(*, without_erasures: bool) -> int:
    """What a list that is there names goes in any case."""
    try:
        return recording.erase_again()
    except FileNotFoundError:
        if without_erasures:
            return 0
        raise


@contextmanager
def _database_of(path: Path, manifest: Manifest) -> Iterator[Callable[[], None]]:
    engine = postgresql if manifest.vendor == "postgresql" else sqlite
    with members(path, key=settings.BACKUP_KEY) as each, engine.aside(_parts(each)) as take_the_place:
        yield take_the_place


def _parts(each: Iterator[tuple[str, BinaryIO]]) -> Iterator[BinaryIO]:
    return (content for name, content in each if name.startswith(f"{DATABASE}/"))


def _end_sessions() -> None:
    """Whoever signed out, or was signed out, since the backup would be signed in again."""
    with transaction.atomic():
        UserSession.objects.all().delete()
        Session.objects.all().delete()
