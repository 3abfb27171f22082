"""The files of a backup, on the disk and not yet in their places: moving them takes no room and hardly fails."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from . import contents
from .archive import members


@contextmanager
def waiting_files(path: Path, *, key: str) -> Iterator[list[str]]:
    """In the block the files of the backup at `path` wait in their folders. Yields their names; none waits after it."""
    _forget()
    try:
        names = []
        for root in contents.folders().values():
            # Also the web server that hands media out looks into none of them.
            _make_folder(root / contents.WAITING, is_private=True)
        with members(path, key=key) as each:
            for name, content in each:
                if name.partition("/")[0] in contents.folders():
                    _put(content, _place(name, waiting=True), is_private=_is_private(name))
                    names.append(name)
        yield names
    finally:
        _forget()


def put_in_place(names: list[str]) -> None:
    """Those of the waiting files, each in one step."""
    for name in names:
        target = _place(name)
        _make_folder(target.parent, is_private=_is_private(name))
        _place(name, waiting=True).replace(target)


def remove_others(names: set[str]) -> None:
    """Every file that is not one of `names`."""
    for name, place in list(contents.files()):
        if name not in names:
            place.unlink()


def _put(content: BinaryIO, target: Path, *, is_private: bool) -> None:
    _make_folder(target.parent, is_private=is_private)
    with target.open("wb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())
    target.chmod(0o600 if is_private else 0o644)


def _place(name: str, *, waiting: bool = False) -> Path:
    folder, _slash, rest = name.partition("/")
    root = contents.folders()[folder]
    return root / contents.WAITING / rest if waiting else root / rest


def _make_folder(folder: Path, *, is_private: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700 if is_private else 0o755)


def _is_private(name: str) -> bool:
    return name.startswith(f"{contents.PRIVATE}/")


def _forget() -> None:
    for root in contents.folders().values():
        shutil.rmtree(root / contents.WAITING, ignore_errors=True)
