"""What was erased for good, in a list that lies outside of the database and of every backup of it.

A backup brings back whoever left after it was made. The list says who that is, without a name, and restoring a backup
erases them again. A later list, of what is deleted when its time is over, is another kind with a verb of its own.
"""

import json
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from django.conf import settings
from django.db import transaction

from .due import do_each
from .models import Erasure

logger = logging.getLogger(__name__)

#: Erases what `key` names, where it is there again; returns whether it was. Safe to repeat.
Again: TypeAlias = Callable[[str], bool]

_again: dict[str, Again] = {}


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    kind: str
    key: str
    erased_at: str


class ListUnreadable(Exception):
    """A line of the list is none of ours. The text says which."""


def register_erasure(kind: str, again: Again) -> None:
    """Name the verb that erases things of `kind` again, for the list outside."""
    _again[kind] = again


def record_erasure(*, kind: str, key: str) -> None:
    """Note that something is erased, in the transaction that does it; then bring it into the list.

    A list that cannot be written at this moment holds nobody up who wants to leave: the row stays, and the clock tries
    again until it is written. `key` must say nothing about a person once the row is gone.
    """
    Erasure.objects.create(kind=kind, key=key)
    transaction.on_commit(list_erasures, robust=True)


def list_erasures() -> int:
    """Bring into the list what is not there yet. Returns how many lines were written."""
    return do_each(Erasure.objects.all(), _write)


def entries() -> Iterator[Entry]:
    """The list, oldest first. Raises ListUnreadable, or FileNotFoundError when nobody has begun one."""
    for number, line in enumerate(_path().read_text().splitlines(), start=1):
        if line:
            try:
                yield Entry(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise ListUnreadable(f"Line {number} of {_path()} is no line of a list of erasures.") from error


def begin_list() -> None:
    """An empty list where there is none: so that none at all is noticed when a backup is restored."""
    _append("")


def erase_again() -> int:
    """Erase what the list names and a restored backup has brought back. Returns how many were there."""
    return sum(_again[entry.kind](entry.key) for entry in entries())


def _write(erasure: Erasure) -> None:
    """First the line, then the end of the row: cut off between, the line is written twice, which does no harm."""
    entry = {"kind": erasure.kind, "key": erasure.key, "erased_at": erasure.erased_at.isoformat()}
    _append(json.dumps(entry) + "\n")
    erasure.delete()


def _append(text: str) -> None:
    """On the disk when this returns. A line in one write: several processes may append at once."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, text.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _path() -> Path:
    return Path(settings.ERASURES_FILE)
