"""Noting what is erased, and erasing it again when a restored backup has brought it back."""

from collections.abc import Callable
from typing import TypeAlias

from django.db import transaction

from ..due import do_each
from ..models import Erasure
from . import outside

#: Erases what `key` names, where it is there again; returns whether it was. Safe to repeat.
Again: TypeAlias = Callable[[str], bool]

_again: dict[str, Again] = {}


class KindUnknown(Exception):
    """The list names something that this version cannot erase. The text says what."""


def register_erasure(kind: str, again: Again) -> None:
    """Name the verb that erases things of `kind` again, for the list outside."""
    _again[kind] = again


def record_erasure(*, kind: str, key: str) -> None:
    """Note that something is erased, in the transaction that does it; then bring it into the list.

    A list that cannot be written at this moment holds nobody up who wants to leave: the row stays, the clock tries
    again until it is written, and `/health/` tells how many wait. `key` must say nothing about a person once the row
    is gone.
    """
    assert kind in _again, kind
    Erasure.objects.create(kind=kind, key=key)
    transaction.on_commit(list_erasures, robust=True)


def list_erasures() -> int:
    """Bring into the list what is not there yet. Returns how many lines were written."""
    return do_each(Erasure.objects.all(), _list)


def waiting() -> int:
    """How many erasures are not in the list yet."""
    return Erasure.objects.count()


def known_entries() -> list[outside.Entry]:
    """What the list names. Raises KindUnknown before anything is erased, and what `read_list` raises."""
    entries = outside.read_list().entries
    if unknown := {entry.kind for entry in entries} - _again.keys():
        raise KindUnknown(f"The list of erasures names {', '.join(sorted(unknown))}, which this version does not know.")
    return entries


def erase_again() -> int:
    """Erase what the list names and a restored backup has brought back. Returns how many were there."""
    return sum(_again[entry.kind](entry.key) for entry in known_entries())


def _list(erasure: Erasure) -> None:
    """First the line, then the end of the row: cut off between, the line is written twice, which does no harm."""
    outside.append(outside.Entry(erasure.kind, erasure.key, erasure.erased_at.isoformat()))
    erasure.delete()
