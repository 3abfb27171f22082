"""PostgreSQL by its own programs: a dump of one moment, and its return aside of what is there."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, BinaryIO

from django.db import connection, transaction
from psycopg import pq
from psycopg.conninfo import make_conninfo

#: The schema in which a backup waits while it is made ready.
ASIDE = "restored"
#: We begin and end the transaction: `psql --single-transaction` would commit when it loses us between two statements.
BEFORE = f"""
BEGIN;
DROP SCHEMA IF EXISTS {ASIDE} CASCADE;
ALTER SCHEMA public RENAME TO {ASIDE}_meanwhile;
CREATE SCHEMA public;
""".encode()
AFTER = f"""
ALTER SCHEMA public RENAME TO {ASIDE};
ALTER SCHEMA {ASIDE}_meanwhile RENAME TO public;
COMMIT;
""".encode()


class ProgramMissing(Exception):
    """A program of PostgreSQL is not there or too old. The text says what to install."""


class ProgramFailed(Exception):
    """A program of PostgreSQL ended with an error, which the text repeats."""


def server_version() -> int:
    return connection.cursor().connection.info.server_version // 10_000


@contextmanager
def snapshot() -> Iterator[str]:
    """A transaction in which everything stays as it is now; another program can look at the same moment by its name."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


@contextmanager
def dump(*, of: str) -> Iterator[IO[bytes]]:
    """The database as it was at the snapshot `of`, in the custom format of pg_dump.

    Raises ProgramMissing, ProgramFailed.
    """
    command = [
        program("pg_dump"),
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--exclude-schema={ASIDE}*",
        f"--snapshot={of}",
    ]
    process = _start(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield process.stdout
    except BaseException:
        process.kill()
        process.wait()
        raise
    _end(process)


@contextmanager
def aside(parts: Iterable[BinaryIO]) -> Iterator[Callable[[], None]]:
    """In the block our connection leads to what the dump holds, in a schema of its own that nobody else looks at.

    What is yielded puts it in the place of everything in the database, in one transaction; until then nothing has
    happened. Raises ProgramMissing, ProgramFailed.
    """
    _load(parts)
    known = connection.settings_dict["OPTIONS"]
    connection.close()
    connection.settings_dict["OPTIONS"] = {**known, "options": f"{known.get('options', '')} -c search_path={ASIDE}"}
    try:
        yield _take_the_place
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"] = known
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")


def _take_the_place() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute(f"ALTER SCHEMA {ASIDE} RENAME TO public")


def _load(parts: Iterable[BinaryIO]) -> None:
    """A dump names the schema `public`: what is there steps out of it for the one transaction, which nobody sees."""
    reading = _start(
        [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        connects=False,
    )
    writing = _start(
        [
            program("psql"),
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--output=/dev/null",
        ],
        stdin=subprocess.PIPE,
    )
    feeder = Thread(target=_feed, args=[reading, parts], daemon=True)
    assert reading.stdout is not None
    assert writing.stdin is not None
    feeder.start()
    try:
        with writing.stdin as statements:
            statements.write(BEFORE)
            shutil.copyfileobj(reading.stdout, statements)
            feeder.join()
            if reading.wait():
                # Without its end the transaction is never committed.
                writing.kill()
            else:
                statements.write(AFTER)
    except BrokenPipeError:
        reading.kill()  # psql has stopped; why, it says itself
    _end(writing)
    _end(reading)


def other_connections() -> int:
    """How many others use the database now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def program(name: str) -> str:
    """The newest `name` on this machine, as new as the server at least. Raises ProgramMissing."""
    needed = server_version()
    places = [shutil.which(name), *map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))]
    found = {_version_of(place): place for place in places if place}
    if not found or max(found) < needed:
        has = f"; this machine has version {max(found)}" if found else ""
        raise ProgramMissing(
            f"{name} of version {needed} or newer is needed, as the server is{has}. On Debian: "
            f"apt-get install postgresql-client-{needed}, from apt.postgresql.org where Debian has an older one."
        )
    return found[max(found)]


def _version_of(place: str) -> int:
    said = subprocess.run([place, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.search(r"(\d+)", said)
    return int(version[1]) if version else 0


def _start(command: list[str], *, connects: bool = True, **options) -> subprocess.Popen:
    environment = {**os.environ, "PGOPTIONS": "-c client_min_messages=warning"}
    if connects:
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
        options_of_ours = {
            name: value for name, value in connection.get_connection_params().items() if name in known and value
        }
        # Never on a command line, which everybody on the machine may read.
        password = options_of_ours.pop("password", "")
        environment |= {"PGPASSWORD": str(password)} if password else {}
        command = [*command, f"--dbname={make_conninfo(**options_of_ours)}"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, **options)


def _feed(process: subprocess.Popen, parts: Iterable[BinaryIO]) -> None:
    assert process.stdin is not None
    try:
        with process.stdin as stdin:
            for part in parts:
                shutil.copyfileobj(part, stdin)
    except BrokenPipeError:
        pass  # it has ended; why, it says itself


def _end(process: subprocess.Popen) -> None:
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace").strip()
    if process.wait():
        raise ProgramFailed(f"{Path(str(process.args[0])).name}: {said[-1000:]}")  # type: ignore[index]
