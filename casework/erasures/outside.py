"""The list of erasures: a file outside of the database and of every backup of it.

It has a line for each erasure (its kind, a key that names nobody once the row is gone, the time), and says since when
it has all of them: a list that was lost and began again must not pass for a whole one.
"""

import datetime
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

#: How long a line is kept. No backup is restored that is older.
KEPT_FOR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Entry:
    kind: str
    key: str
    erased_at: str


@dataclass(frozen=True)
class ErasureList:
    """All that was erased since `since`, oldest first."""

    since: datetime.datetime
    entries: list[Entry]


class ListUnreadable(Exception):
    """A line of the list is none of ours. The text says which."""


def read_list() -> ErasureList:
    """Raises ListUnreadable, or FileNotFoundError when nobody has begun one."""
    since, entries = [], []
    for number, line in enumerate(_path().read_text(errors="replace").splitlines(), start=1):
        try:
            said = json.loads(line)
            if "since" in said:
                since.append(datetime.datetime.fromisoformat(said["since"]))
            else:
                entries.append(Entry(**said))
        except (ValueError, TypeError) as error:
            raise ListUnreadable(f"Line {number} of {_path()} is no line of a list of erasures.") from error
    if not since:
        raise ListUnreadable(f"{_path()} does not say since when it is a list of erasures.")
    # Two lists that were joined may lack what was erased between them.
    return ErasureList(max(since), entries)


def begin_list() -> None:
    """A list that begins now, where there is none."""
    with _held():
        if not _path().exists():
            _replace([_since(timezone.now())])


def append(entry: Entry) -> None:
    """It is on the disk when this returns. Raises OSError; then the list is as it was."""
    begin_list()
    with _held():
        descriptor = os.open(_path(), os.O_RDWR | os.O_APPEND)
        try:
            whole = _end_of_whole_lines(descriptor)
            os.ftruncate(descriptor, whole)
            try:
                _write(descriptor, _line(asdict(entry)))
            except OSError:
                os.ftruncate(descriptor, whole)
                raise
        finally:
            os.close(descriptor)


def shorten_list() -> int:
    """Take out the lines that are past their time. Returns how many."""
    before = timezone.now() - KEPT_FOR
    with _held():
        if not _path().exists():
            return 0
        entries = read_list().entries
        kept = [entry for entry in entries if datetime.datetime.fromisoformat(entry.erased_at) >= before]
        if len(kept) < len(entries):
            _replace([_since(before), *(_line(asdict(entry)) for entry in kept)])
    return len(entries) - len(kept)


def _end_of_whole_lines(descriptor: int) -> int:
    """Half a line is left where the power went: whoever wrote it does so again."""
    content = os.pread(descriptor, os.fstat(descriptor).st_size, 0)
    return content.rfind(b"\n") + 1


def _since(moment: datetime.datetime) -> bytes:
    return _line({"since": moment.isoformat()})


def _line(said: dict[str, str]) -> bytes:
    return json.dumps(said).encode() + b"\n"


def _replace(lines: Iterable[bytes]) -> None:
    """In one step, and on the disk when this returns: the list is never half there."""
    path = _path()
    unfinished = path.with_name(f".{path.name}.unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _write(descriptor, b"".join(lines))
    finally:
        os.close(descriptor)
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
    os.fsync(descriptor)


@contextmanager
def _held() -> Iterator[None]:
    """One process at a time changes the list. The lock is a file of its own: the list may be replaced meanwhile."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path.with_name(f".{path.name}.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _path() -> Path:
    return Path(settings.ERASURES_FILE)
