"""Migrated databases, made once for this very code and copied for whoever needs one.

Migrating takes half a minute of computing, nearly all of it Django's own bookkeeping; a copy takes a moment.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import transaction
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "tests"
Written = TypeVar("Written")


def version() -> str:
    """Changes with every migration of ours, every package that may bring one, and how and what is made of them."""
    after = [*sorted(ROOT.glob("*/apps.py")), ROOT / "casework" / "shown" / "triggers.py"]
    after += sorted((ROOT / "portal" / "schema").glob("*.py"))
    sources = [ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py")), *after]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]


def migrated_sqlite() -> Path:
    """A migrated SQLite file that nobody may write to. Whoever asks first makes it, the others wait."""
    path = FOLDER / f"migrated-{version()}.sqlite3"
    with _one_at_a_time("sqlite"):
        if not path.exists():
            for older in FOLDER.glob("migrated-*"):
                older.unlink()
            made = FOLDER / "unfinished.sqlite3"
            made.unlink(missing_ok=True)
            _migrate(f"sqlite:///{made}")
            made.rename(path)
    return path


def copy_of_sqlite(place: Path) -> None:
    """Put a migrated database at `place`."""
    for old in place.parent.glob(f"{place.name}*"):
        old.unlink()
    shutil.copyfile(migrated_sqlite(), place)


def migrated_postgresql(url: str) -> str:
    """Name of a migrated database on the server of `url`. Whoever asks first makes it, the others wait."""
    name = f"migrated_{version()}"
    with _one_at_a_time("postgresql"), psycopg.connect(url, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            unfinished = f"{name}_unfinished"
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(unfinished)))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
            _migrate(_url_of(url, unfinished))
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
            )
    return name


def copy_of_postgresql(url: str, name: str) -> str:
    """Make a migrated database called `name` on the server of `url`, in the place of an older one. Returns its URL."""
    template = sql.Identifier(migrated_postgresql(url))
    # One copy at a time: PostgreSQL copies a database only while nobody else uses it.
    with _one_at_a_time("postgresql"), psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), template))
    return _url_of(url, name)


@contextmanager
def written_once(write: Callable[[], Written], blocker) -> Iterator[Written]:
    """Rows for all tests of a module, each of which rolls back to here: what `write` returns.

    `blocker` is pytest-django's `django_db_blocker`: a test that asks for no database still gets none.
    """
    with blocker.unblock():
        rows = transaction.atomic()
        rows.__enter__()
    try:
        with blocker.unblock():
            written = write()
        yield written
    finally:  # also when `write` fails: half of its rows would stay for all tests that follow
        with blocker.unblock():
            transaction.set_rollback(True)
            rows.__exit__(None, None, None)


@contextmanager
def _one_at_a_time(kind: str) -> Iterator[None]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _url_of(server: str, database: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{database}"))


def _migrate(url: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--noinput", "-v", "0"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": url},
        check=True,
    )


if __name__ == "__main__":
    migrated_postgresql(sys.argv[1]) if sys.argv[1:] else migrated_sqlite()
